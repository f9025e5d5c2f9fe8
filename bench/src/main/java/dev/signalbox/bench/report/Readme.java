package dev.signalbox.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The place in the README where the report is quoted. */
public final class Readme {

  private static final String BEGIN = "<!-- written by bench/run --readme -->";
  private static final String END = "<!-- end of what bench/run writes -->";

  private Readme() {}

  /**
   * Puts sentences in the place of those that were there.
   *
   * @param source what they come from, with the command
   * @throws IllegalStateException when the README has no place for them
   */
  public static void quote(Path readme, String source, List<String> sentences) throws IOException {
    String text = Files.readString(readme);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          readme + " must have the lines \"" + BEGIN + "\" and \"" + END + "\", in this order");
    }
    String lines =
        sentences.stream()
            .map(sentence -> "* " + sentence.replace('\n', ' ') + "\n")
            .collect(Collectors.joining());
    Files.writeString(
        readme,
        text.substring(0, begin + BEGIN.length())
            + "\n"
            + source.strip()
            + "\n\n"
            + lines
            + text.substring(end),
        StandardCharsets.UTF_8);
  }
}

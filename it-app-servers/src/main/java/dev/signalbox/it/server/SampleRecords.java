package dev.signalbox.it.server;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.testkit.Sample;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to become of a sample, found by the rule that records are named by. */
final class SampleRecords {

  private static final Pattern ID = Pattern.compile("\"event_id\"\\s*:\\s*\"([^\"]*)\"");

  private SampleRecords() {}

  /** The id in the body. */
  static String id(Sample sample) {
    Matcher found = ID.matcher(new String(sample.bytes(), StandardCharsets.UTF_8));
    if (!found.find()) {
      throw new IllegalArgumentException(sample.name() + " has no id");
    }
    return found.group(1);
  }

  /**
   * As the type reads, without the family where that is said already; {@code UnknownEvent} where
   * there is no such record.
   */
  static String record(Sample sample) {
    String family = sample.type().replaceFirst("\\..*$", "");
    String folder = family.equals("participant") ? "chat" : family.replace("_", "");
    return Stream.of(sample.type(), sample.type().replaceFirst("^[a-z_]+\\.", ""))
        .map(SampleRecords::camel)
        .flatMap(name -> find(folder, name).stream())
        .findFirst()
        .orElse("UnknownEvent");
  }

  private static Optional<String> find(String folder, String name) {
    String path = folder + "/" + name + ".class";
    return Optional.ofNullable(LinqEvent.class.getResource(path)).map(there -> name);
  }

  private static String camel(String type) {
    return Stream.of(type.split("[._]"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }
}

package dev.signalbox.it.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server's log says from some moment on. */
final class ServerLog {

  /** As servers word it when an application leaves something behind. */
  private static final Pattern LEAK =
      Pattern.compile(
          "leak|appears to have started a thread|failed to (stop|unregister|remove|clear|close)"
              + "|forcibly|still running|SBX-5102|SBX-5105|SBX-5121",
          Pattern.CASE_INSENSITIVE);

  /**
   * Of a counter for each request, by Weld: told when an application goes during a request. And of
   * threads that Tomcat sees in the moment in which the application goes: its own ones, which look
   * after one application after the other, and those of the application's Weld, which are told to
   * end and are about to. One that stayed would keep the class loader, which is looked for.
   */
  private static final Pattern OTHER =
      Pattern.compile("WELD-00071[45]|a thread named \\[(Catalina-utility|weld-worker)-");

  private final Path place = Path.of(Server.property("it.server.log"));
  private final Map<Path, Long> begins = new TreeMap<>();

  private ServerLog() throws IOException {
    for (Path file : files()) {
      begins.put(file, Files.size(file));
    }
  }

  static ServerLog fromNow() throws IOException {
    return new ServerLog();
  }

  /** The lines that tell of a leak. */
  List<String> leaks() throws IOException {
    return files().stream()
        .flatMap(this::lines)
        .filter(line -> LEAK.matcher(line).find() && !OTHER.matcher(line).find())
        .toList();
  }

  /** Some servers have a folder of logs with the day in their names. */
  private List<Path> files() throws IOException {
    if (Files.isRegularFile(place)) {
      return List.of(place);
    }
    try (Stream<Path> files = Files.list(place)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private Stream<String> lines(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      in.skipNBytes(Math.min(begins.getOrDefault(file, 0L), Files.size(file)));
      // Whatever the encoding of a log, what is looked for is ASCII.
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

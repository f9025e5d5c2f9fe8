package dev.signalbox.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the server's log says of an application that left threads, drivers or the like behind. */
final class LeakWarnings {

  private static final Pattern WARNING =
      Pattern.compile("(?i)memory leak|failed to (stop|unregister|remove|shut)");

  private final String application;
  private final int before;

  /** Of what is written from now on. */
  LeakWarnings(String application) {
    this.application = application;
    this.before = all().size();
  }

  /** None, also where the server's module names no folder of logs: its server does not look. */
  List<String> lines() {
    List<String> all = all();
    return all.subList(Math.min(before, all.size()), all.size());
  }

  private List<String> all() {
    return Optional.ofNullable(System.getProperty("it.server.logs"))
        .map(Path::of)
        .map(this::in)
        .orElse(List.of());
  }

  private List<String> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .flatMap(LeakWarnings::read)
          .filter(line -> line.contains(application) && WARNING.matcher(line).find())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> read(Path file) {
    try {
      // Whatever the encoding of a log, what is looked for is ASCII.
      return Files.readString(file, StandardCharsets.ISO_8859_1).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

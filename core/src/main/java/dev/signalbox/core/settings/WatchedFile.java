package dev.signalbox.core.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A properties file that is read again when it has changed, and may come and go. */
final class WatchedFile {

  private final Optional<Path> file;
  private volatile Content content = new Content(Optional.empty(), Map.of(), List.of());

  /** What tells one state of the file from another. */
  private record Stamp(FileTime modified, long size, Optional<Object> identity) {}

  private record Content(
      Optional<Stamp> stamp, Map<String, Found> entries, List<String> problems) {}

  WatchedFile(Optional<Path> file) {
    this.file = file;
  }

  /** The file for messages. */
  String name() {
    return file.map(Path::toString).orElse("no file");
  }

  /**
   * What is set now.
   *
   * @throws IllegalArgumentException when the file cannot be read; the message says why
   */
  Optional<Found> find(String key) {
    Content now = current();
    if (!now.problems().isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", now.problems()));
    }
    return Optional.ofNullable(now.entries().get(key)).filter(found -> !found.value().isEmpty());
  }

  private Content current() {
    Content known = content;
    if (file.isEmpty()) {
      return known;
    }
    // The stamp comes first: a change while the file is read is seen the next time.
    Optional<Stamp> stamp;
    try {
      stamp = stamp(file.get());
    } catch (IOException e) {
      return new Content(
          Optional.empty(), Map.of(), List.of(file.get() + ": cannot be read: " + e.getMessage()));
    }
    if (!stamp.equals(known.stamp())) {
      known = stamp.isEmpty() ? new Content(stamp, Map.of(), List.of()) : read(file.get(), stamp);
      content = known;
    }
    return known;
  }

  private static Optional<Stamp> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          new Stamp(
              attributes.lastModifiedTime(),
              attributes.size(),
              Optional.ofNullable(attributes.fileKey())));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    }
  }

  private static Content read(Path file, Optional<Stamp> stamp) {
    List<String> problems = new ArrayList<>();
    Map<String, Found> entries = new LinkedHashMap<>();
    for (Found found : ConfFile.read(file, problems)) {
      entries.put(found.key(), found);
    }
    return new Content(stamp, Map.copyOf(entries), List.copyOf(problems));
  }
}

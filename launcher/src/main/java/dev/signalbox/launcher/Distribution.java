package dev.signalbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder that a distribution was unpacked into.
 *
 * @param home holds {@code bundles/}, {@code conf/} and {@code handlers/}
 */
public record Distribution(Path home) {

  /** Checks that it looks like one. */
  public Distribution {
    Objects.requireNonNull(home, "home");
    if (!Files.isDirectory(home.resolve("bundles"))) {
      throw new LaunchException(
          "expected a folder 'bundles' in "
              + home
              + ", found none; is this the folder the distribution is in?");
    }
  }

  /** Where handler bundles are dropped unless the settings say otherwise. */
  public Path handlers() {
    return home.resolve("handlers");
  }

  /** The settings file, which need not be there. */
  public Path settingsFile() {
    return home.resolve("conf").resolve("signalbox.properties");
  }

  /** Where the settings of handlers are unless the settings say otherwise. */
  public Path handlerSettings() {
    return home.resolve("conf").resolve("handlers");
  }

  /**
   * Signalbox's own bundles in the order they are to be started: folder by folder, in the order of
   * their names.
   */
  List<Path> bundles() {
    List<Path> bundles = new ArrayList<>();
    sorted(home.resolve("bundles"))
        .filter(Files::isDirectory)
        .forEach(folder -> sorted(folder).forEach(bundles::add));
    return bundles.stream().filter(file -> file.getFileName().toString().endsWith(".jar")).toList();
  }

  private static Stream<Path> sorted(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList().stream();
    } catch (IOException e) {
      throw new LaunchException("cannot read folder " + folder, e);
    }
  }
}

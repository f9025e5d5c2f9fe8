package dev.signalbox.cli.internal;

import dev.signalbox.launcher.Distribution;
import java.nio.file.Path;
import java.util.Optional;

/** The distribution that the command belongs to. */
final class Home {

  private static final String PROPERTY = "dev.signalbox.home";

  private Home() {}

  static Optional<Distribution> find() {
    return Optional.ofNullable(System.getProperty(PROPERTY))
        .map(home -> new Distribution(Path.of(home)));
  }

  static Distribution get() {
    return find()
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.SOFTWARE,
                    "no distribution: start bin/signalbox, or set -D" + PROPERTY));
  }
}

package dev.signalbox.api.spi;

import java.time.Instant;
import java.util.Objects;

/**
 * A bundle that was refused, or the newer version of one of which an older version goes on.
 *
 * @param source its symbolic name; the name of its file where that cannot be read
 * @param version its version; empty text where that cannot be read
 * @param file where it is, for people
 * @param reason what was expected, what was found and what to do
 * @param since when it was refused
 */
public record RefusedBundle(
    String source, String version, String file, String reason, Instant since) {

  /** Checks that nothing is null. */
  public RefusedBundle {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(since, "since");
  }
}

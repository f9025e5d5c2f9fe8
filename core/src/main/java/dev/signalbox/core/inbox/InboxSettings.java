package dev.signalbox.core.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * Where and how an inbox stores.
 *
 * @param url which store, for example {@code jdbc:sqlite:/var/lib/signalbox/inbox.db}
 * @param dataDir folder for the files of the store and of the handlers' ledgers; exists
 * @param dedupeHorizon for how long an id is remembered
 * @param maxWaitingEvents how many appends may wait for their commit
 * @param maxWaitingBytes how many bytes of bodies may wait for their commit
 * @param busyTimeout how long a statement waits for a lock
 */
public record InboxSettings(
    String url,
    Path dataDir,
    Duration dedupeHorizon,
    int maxWaitingEvents,
    long maxWaitingBytes,
    Duration busyTimeout) {

  /** Checks the parts. */
  public InboxSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(dataDir, "dataDir");
    Objects.requireNonNull(dedupeHorizon, "dedupeHorizon");
    Objects.requireNonNull(busyTimeout, "busyTimeout");
    if (maxWaitingEvents < 1 || maxWaitingBytes < 1) {
      throw new IllegalArgumentException(
          "the bounds of waiting appends must be positive: "
              + maxWaitingEvents
              + ", "
              + maxWaitingBytes);
    }
  }
}

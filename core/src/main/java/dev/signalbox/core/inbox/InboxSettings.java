package dev.signalbox.core.inbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Where and how an inbox stores.
 *
 * @param url which store, for example {@code jdbc:sqlite:/var/lib/signalbox/inbox.db}; {@code
 *     datasource:} and a name where connections come from somebody else
 * @param dataDir folder for the files of the store and of the handlers' ledgers; exists
 * @param dedupeHorizon for how long an id is remembered
 * @param maxWaitingEvents how many appends may wait for their commit
 * @param maxWaitingBytes how many bytes of bodies may wait for their commit
 * @param busyTimeout how long a statement waits for a lock
 * @param poolSize how many connections threads share at most, in a pool of the inbox's own
 * @param spool folder for events that come while a database server is away; empty for none
 * @param dataSource where connections come from instead; what is taken is given back as it was
 * @param node who opens it, where several nodes share a store
 */
public record InboxSettings(
    String url,
    Path dataDir,
    Duration dedupeHorizon,
    int maxWaitingEvents,
    long maxWaitingBytes,
    Duration busyTimeout,
    int poolSize,
    Optional<Path> spool,
    Optional<DataSource> dataSource,
    NodeSettings node) {

  private static final int USUAL_POOL_SIZE = 16;

  /** Checks the parts. */
  public InboxSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(dataDir, "dataDir");
    Objects.requireNonNull(dedupeHorizon, "dedupeHorizon");
    Objects.requireNonNull(busyTimeout, "busyTimeout");
    Objects.requireNonNull(spool, "spool");
    Objects.requireNonNull(dataSource, "dataSource");
    Objects.requireNonNull(node, "node");
    if (maxWaitingEvents < 1 || maxWaitingBytes < 1) {
      throw new IllegalArgumentException(
          "the bounds of waiting appends must be positive: "
              + maxWaitingEvents
              + ", "
              + maxWaitingBytes);
    }
    if (poolSize < 2) {
      throw new IllegalArgumentException(
          "a pool needs at least two connections, found a size of " + poolSize);
    }
  }

  /** With connections of its own, for a store that is not shared, or a node without a name. */
  public InboxSettings(
      String url,
      Path dataDir,
      Duration dedupeHorizon,
      int maxWaitingEvents,
      long maxWaitingBytes,
      Duration busyTimeout) {
    this(
        url,
        dataDir,
        dedupeHorizon,
        maxWaitingEvents,
        maxWaitingBytes,
        busyTimeout,
        NodeSettings.unnamed());
  }

  /** With connections of its own, in a pool of the usual size, for a node that shares its store. */
  public InboxSettings(
      String url,
      Path dataDir,
      Duration dedupeHorizon,
      int maxWaitingEvents,
      long maxWaitingBytes,
      Duration busyTimeout,
      NodeSettings node) {
    this(
        url,
        dataDir,
        dedupeHorizon,
        maxWaitingEvents,
        maxWaitingBytes,
        busyTimeout,
        USUAL_POOL_SIZE,
        Optional.empty(),
        Optional.empty(),
        node);
  }
}

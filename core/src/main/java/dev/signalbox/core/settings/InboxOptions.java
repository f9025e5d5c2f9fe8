package dev.signalbox.core.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where and how events are stored.
 *
 * @param url which store; may hold a password; {@code datasource:} and a name where it is a data
 *     source of the server
 * @param dataSource name of a data source of the server
 * @param poolSize connections to a database server that threads share at most
 * @param spool folder for events that come while a database server is away
 * @param retention how long settled events stay
 * @param unsettledRetention how long events stay at most
 * @param dedupeHorizon for how long an id is remembered
 * @param maxWaitingEvents events that may wait for their commit
 * @param maxWaitingBytes bytes of bodies that may wait for their commit
 * @param busyTimeout how long a statement waits for a lock
 */
public record InboxOptions(
    String url,
    Optional<String> dataSource,
    int poolSize,
    Optional<Path> spool,
    Duration retention,
    Duration unsettledRetention,
    Duration dedupeHorizon,
    int maxWaitingEvents,
    long maxWaitingBytes,
    Duration busyTimeout) {

  /** Whether it is a store that several nodes may use at a time. */
  public boolean forSeveralNodes() {
    return dataSource.isPresent() || url.startsWith("jdbc:postgresql:");
  }

  /** Leaves out the URL, which may hold a password. */
  @Override
  public String toString() {
    return "InboxOptions[retention=" + retention + ", dedupeHorizon=" + dedupeHorizon + "]";
  }
}

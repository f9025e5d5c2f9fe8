package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A node that shares the store and is there now.
 *
 * @param id different for every process
 * @param name as it was set
 * @param version of Signalbox
 * @param since when it began
 * @param self whether it is the one that was asked
 * @param handlers what it works, by name
 */
public record NodeRecord(
    String id,
    String name,
    String version,
    Instant since,
    boolean self,
    List<HandledHere> handlers) {

  /** Copies the list. */
  public NodeRecord {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(since, "since");
    handlers = List.copyOf(handlers);
  }

  /**
   * A handler that a node has.
   *
   * @param report how it stands there, at most a few seconds ago
   * @param shardCount over how many shards the handler's events are spread
   * @param shards those that the node holds now
   * @param position every event of these shards up to here is settled, waiting or dead; the end of
   *     the log when it holds none
   */
  public record HandledHere(
      HandlerReport report, int shardCount, List<Integer> shards, long position) {

    /** Copies the list. */
    public HandledHere {
      Objects.requireNonNull(report, "report");
      shards = List.copyOf(shards);
    }
  }
}

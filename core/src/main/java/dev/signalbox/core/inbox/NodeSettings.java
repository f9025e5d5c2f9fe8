package dev.signalbox.core.inbox;

import java.util.Objects;
import java.util.function.Function;

/**
 * What a store that several nodes share needs to know of this one.
 *
 * @param name for people; need not be unique
 * @param version of Signalbox; empty text when it is not known
 * @param shards over how many parts the events of a handler are spread that is seen for the first
 *     time, 1 to 256
 * @param orderKeys the order key of an event that is to be appended; empty text when it has none.
 *     Called by the appending thread, never fails
 */
public record NodeSettings(
    String name, String version, int shards, Function<NewEvent, String> orderKeys) {

  /** The most shards of a handler. */
  public static final int MOST_SHARDS = 256;

  /** Checks the parts. */
  public NodeSettings {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(orderKeys, "orderKeys");
    if (shards < 1 || shards > MOST_SHARDS) {
      throw new IllegalArgumentException(
          "expected 1 to " + MOST_SHARDS + " shards, found " + shards);
    }
  }

  /** A node without a name, for which every event is on its own. */
  public static NodeSettings unnamed() {
    return new NodeSettings("", "", 16, event -> "");
  }
}

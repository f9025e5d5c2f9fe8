package dev.signalbox.management;

import java.util.List;
import java.util.Objects;

/**
 * A subscription that is not as this node left it, and not as it should be.
 *
 * @param endpoint whose
 * @param subscriptionId which
 * @param kind what happened to it
 * @param fields what was changed, by Linq's names; empty when it was deleted
 */
public record Drift(String endpoint, String subscriptionId, Kind kind, List<String> fields) {

  /** What happened. */
  public enum Kind {
    /** It is gone. */
    DELETED,
    /** It no longer delivers. */
    DEACTIVATED,
    /** Something else of it. */
    CHANGED
  }

  /** Copies the list. */
  public Drift {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(kind, "kind");
    fields = List.copyOf(fields);
  }
}

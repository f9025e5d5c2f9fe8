package dev.signalbox.inbox.jdbc.internal.postgres;

import java.util.Map;

/**
 * What a node holds of one handler's ledger.
 *
 * @param node under which name; another one after each time that its session was lost
 * @param epochs the shards, and the number under which each is held
 */
record Tenure(String node, Map<Integer, Long> epochs) {

  /** Nothing. */
  static final Tenure NONE = new Tenure("", Map.of());

  Tenure {
    epochs = Map.copyOf(epochs);
  }

  /** Whether it holds nothing. */
  boolean isEmpty() {
    return epochs.isEmpty();
  }
}

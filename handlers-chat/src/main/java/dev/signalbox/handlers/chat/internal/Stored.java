package dev.signalbox.handlers.chat.internal;

import java.util.List;

/**
 * A row of a {@link FactTable}.
 *
 * @param key the columns of its key: a chat's id, or a chat's id and a handle
 * @param facts all that is known
 */
record Stored<F extends Enum<F> & Fact>(List<String> key, Facts<F> facts) {

  /** Copies the key. */
  Stored {
    key = List.copyOf(key);
  }

  /** The chat that it is, or that it belongs to. */
  String chatId() {
    return key.get(0);
  }
}

package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.spi.Query;
import java.util.Optional;

/**
 * Which stretch of a list is asked for.
 *
 * @param before where the stretch ends, itself excluded: a chat id or a time; empty for the newest
 * @param limit how many at most
 */
record Page(Optional<String> before, int limit) {

  private static final int DEFAULT = 50;
  private static final int MOST = 200;

  /**
   * Reads the parameters {@code before} and {@code limit} (1 to 200, default 50).
   *
   * @throws IllegalArgumentException when the limit is none
   */
  static Page of(Query query) {
    return new Page(
        query.parameter("before").filter(text -> !text.isBlank()),
        query.intParameter("limit", DEFAULT, 1, MOST));
  }
}

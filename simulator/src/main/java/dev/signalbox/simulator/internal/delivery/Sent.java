package dev.signalbox.simulator.internal.delivery;

import java.util.Map;
import java.util.Optional;

/** What came of one request: an answer, or a failure. */
sealed interface Sent {

  /** Whether it is tried again when it was no success (protocol.md, 2.3). */
  boolean retried();

  /**
   * An answer.
   *
   * @param headers by lower-case name
   */
  record Answer(int status, Map<String, String> headers) implements Sent {

    private static final int TOO_MANY = 429;

    boolean success() {
      return status / 100 == 2;
    }

    @Override
    public boolean retried() {
      return status >= 500 || status == TOO_MANY;
    }

    Optional<String> header(String name) {
      return Optional.ofNullable(headers.get(name));
    }
  }

  /** No answer. */
  record Failure(String reason, boolean retried) implements Sent {}
}

package dev.signalbox.management.client;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call of Linq's API that failed. The message says what was called, what came back and what to
 * do, and holds no secret.
 */
public class LinqException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** With everything that is known of it. */
  public LinqException(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  /** HTTP status of the answer; empty when there was none. */
  public OptionalInt status() {
    return failure.status();
  }

  /** Linq's error code (protocol.md, 1.4); empty when it named none. */
  public OptionalInt code() {
    return failure.code();
  }

  /** Linq's id of the request, to be given to its support; empty when it named none. */
  public Optional<String> traceId() {
    return failure.traceId();
  }

  /** How long Linq asks to wait before the next call; empty when it does not say. */
  public Optional<Duration> retryAfter() {
    return failure.retryAfter();
  }

  /** What an operator can do about it. */
  public String whatToDo() {
    return failure.whatToDo();
  }
}

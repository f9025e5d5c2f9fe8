package dev.signalbox.management.client;

/** Linq was called too often: 429. What was asked for was not done. */
public class LinqRateLimitException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqRateLimitException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

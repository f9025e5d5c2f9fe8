package dev.signalbox.management.client;

/**
 * A request to make something was sent and may have been carried out, but its result is not known.
 * Repeating it could make it twice: list first.
 */
public class LinqOutcomeUnknownException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqOutcomeUnknownException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

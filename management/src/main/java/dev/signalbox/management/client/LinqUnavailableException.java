package dev.signalbox.management.client;

/** Linq was not reached: nothing was sent, or no answer came to what may be repeated. */
public class LinqUnavailableException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqUnavailableException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

package dev.signalbox.management.client;

/** Linq has a problem of its own: a status of the fives, or 408. */
public class LinqServerException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqServerException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

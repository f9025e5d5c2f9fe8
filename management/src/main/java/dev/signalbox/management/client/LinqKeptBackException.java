package dev.signalbox.management.client;

/** Not even tried: a guard of the client holds calls back. */
public class LinqKeptBackException extends LinqUnavailableException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqKeptBackException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

package dev.signalbox.management.client;

/** The API key may not do this: 403. */
public class LinqAccessException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqAccessException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

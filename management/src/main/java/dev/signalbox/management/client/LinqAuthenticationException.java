package dev.signalbox.management.client;

/** Linq does not take the API key: 401. */
public class LinqAuthenticationException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqAuthenticationException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

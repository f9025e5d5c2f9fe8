package dev.signalbox.management.client;

/** There is no such thing at Linq: 404. */
public class LinqNotFoundException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqNotFoundException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

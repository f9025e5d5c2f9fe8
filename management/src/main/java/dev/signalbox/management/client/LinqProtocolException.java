package dev.signalbox.management.client;

/**
 * Linq, or what answers in its place, does not speak its protocol: a redirect, a body that is too
 * large or cannot be read.
 */
public class LinqProtocolException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqProtocolException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

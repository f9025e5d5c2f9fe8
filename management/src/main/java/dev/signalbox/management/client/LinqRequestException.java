package dev.signalbox.management.client;

/**
 * Linq refuses what was sent: 400, 422 and other statuses of the fours that have no class of their
 * own.
 */
public class LinqRequestException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqRequestException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

package dev.signalbox.management.client;

/** It conflicts with what is at Linq: 409. */
public class LinqConflictException extends LinqException {

  private static final long serialVersionUID = 1L;

  /** With everything that is known of it. */
  public LinqConflictException(Failure failure, Throwable cause) {
    super(failure, cause);
  }
}

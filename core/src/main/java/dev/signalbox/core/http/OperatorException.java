package dev.signalbox.core.http;

/** An error that the operator is told of: what was expected, what was found, and what to do. */
public final class OperatorException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private final int status;

  /**
   * An error.
   *
   * @param status HTTP status, 400 to 599
   * @param message for the operator; holds no secret
   */
  public OperatorException(int status, String message) {
    this(status, message, null);
  }

  /**
   * An error with its cause.
   *
   * @param status HTTP status, 400 to 599
   * @param message for the operator; holds no secret
   * @param cause null for none
   */
  public OperatorException(int status, String message, Throwable cause) {
    super(message, cause);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("expected a status from 400 to 599, found " + status);
    }
    this.status = status;
  }

  /** HTTP status. */
  public int status() {
    return status;
  }
}

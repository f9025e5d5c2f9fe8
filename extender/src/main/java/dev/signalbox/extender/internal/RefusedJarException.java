package dev.signalbox.extender.internal;

/** A jar cannot be deployed. */
final class RefusedJarException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mayChange;

  /**
   * With a reason for operators.
   *
   * @param mayChange whether another bundle that comes or goes may make it right
   */
  RefusedJarException(String reason, boolean mayChange) {
    super(reason);
    this.mayChange = mayChange;
  }

  RefusedJarException(String reason, boolean mayChange, Throwable cause) {
    super(reason, cause);
    this.mayChange = mayChange;
  }

  boolean mayChange() {
    return mayChange;
  }
}

package dev.signalbox.launcher;

/**
 * The distribution could not be started; the message says what was expected, what was found and
 * what to do.
 */
public class LaunchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message for the person who started it. */
  public LaunchException(String message) {
    super(message);
  }

  /** The same with the failure beneath it. */
  public LaunchException(String message, Throwable cause) {
    super(message, cause);
  }
}

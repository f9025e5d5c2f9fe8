package dev.signalbox.management;

/**
 * What is remembered of the subscriptions cannot be read or written; the message says what to do.
 */
public class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a cause. */
  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}

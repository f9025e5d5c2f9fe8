package dev.signalbox.core.inbox;

/** The store failed, or was asked for something it cannot do. */
public class InboxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says what was tried and what to do. */
  public InboxException(String message) {
    super(message);
  }

  /** The same with the failure beneath it. */
  public InboxException(String message, Throwable cause) {
    super(message, cause);
  }
}

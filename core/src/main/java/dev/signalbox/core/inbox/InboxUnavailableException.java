package dev.signalbox.core.inbox;

/**
 * The store cannot write now: disk full, I/O error, not open yet, closed. The sender must come
 * again.
 */
public class InboxUnavailableException extends InboxException {

  private static final long serialVersionUID = 1L;

  /** With the reason. */
  public InboxUnavailableException(String message) {
    super(message);
  }

  /** With the reason and the failure beneath it. */
  public InboxUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.signalbox.core.inbox;

/**
 * More appends wait for their commit than the inbox takes; nothing was stored; the sender must come
 * again.
 */
public class InboxFullException extends InboxException {

  private static final long serialVersionUID = 1L;

  /** With the bound that was reached. */
  public InboxFullException(String message) {
    super(message);
  }
}

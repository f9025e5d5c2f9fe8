package dev.signalbox.core.inbox;

/**
 * Somebody else has changed a ledger since it was loaded, or has taken a part of it: nothing was
 * written. No failure: whoever works it loads it and goes on.
 */
public class LedgerChangedException extends InboxUnavailableException {

  private static final long serialVersionUID = 1L;

  /** With what has changed. */
  public LedgerChangedException(String message) {
    super(message);
  }
}

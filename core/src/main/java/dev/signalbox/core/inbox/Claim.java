package dev.signalbox.core.inbox;

/** What a node holds of a handler's ledger; see {@link HandlerLedger#claim()}. */
public enum Claim {
  /** What was loaded last still holds. */
  HELD,
  /** Something, but not what was loaded last: it has to be loaded. */
  CHANGED,
  /** Nothing: other nodes work the handler. */
  NONE
}

package dev.signalbox.api;

/** How well a chat is (protocol.md, 3.2). */
public enum ChatHealth {
  /** Nothing to worry about. */
  HEALTHY,
  /** Take care. */
  AT_RISK,
  /** Stop writing there. */
  CRITICAL,
  /** The person does not want to be written to. */
  OPTED_OUT,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

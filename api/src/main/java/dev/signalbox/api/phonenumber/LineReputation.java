package dev.signalbox.api.phonenumber;

/** How trusted a line is (protocol.md, 3.5). */
public enum LineReputation {
  /** Nothing to worry about. */
  HEALTHY,
  /** Take care. */
  AT_RISK,
  /** Stop writing from it. */
  CRITICAL,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

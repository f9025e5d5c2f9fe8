package dev.signalbox.api;

/** Which way a message or call goes, as seen from your line. */
public enum Direction {
  /** From a person to your line. */
  INBOUND,
  /** From your line to a person. */
  OUTBOUND,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

package dev.signalbox.api;

/** What carries a message (protocol.md, 3.2). */
public enum Service {
  /** Apple iMessage. */
  IMESSAGE,
  /** SMS or MMS. */
  SMS,
  /** RCS. */
  RCS,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

package dev.signalbox.api.message;

/** What you asked a message to be carried by (protocol.md, 3.3). */
public enum PreferredService {
  /** Apple iMessage. */
  IMESSAGE,
  /** SMS or MMS. */
  SMS,
  /** RCS. */
  RCS,
  /** Whatever Linq finds best. */
  AUTO,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

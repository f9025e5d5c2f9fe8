package dev.signalbox.api.phonenumber;

/** Whether a line may be used (protocol.md, 3.5). */
public enum LineStatus {
  /** In use. */
  ACTIVE,
  /** Flagged by the carrier. */
  FLAGGED,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

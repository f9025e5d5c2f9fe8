package dev.signalbox.api.message;

/** How far a message has come. */
public enum MessageState {
  /** Handed to the carrier. */
  SENT,
  /** On the device of the person. */
  DELIVERED,
  /** Seen by the person. */
  READ,
  /** Not delivered. */
  FAILED,
  /** Came in from the person. */
  RECEIVED,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

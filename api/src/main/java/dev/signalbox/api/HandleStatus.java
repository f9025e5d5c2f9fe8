package dev.signalbox.api;

/** Whether someone is still part of a chat (protocol.md, 3.2). */
public enum HandleStatus {
  /** Part of the chat. */
  ACTIVE,
  /** Has left. */
  LEFT,
  /** Was removed. */
  REMOVED,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

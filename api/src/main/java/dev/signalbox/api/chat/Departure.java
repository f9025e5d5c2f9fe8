package dev.signalbox.api.chat;

/** How someone ceased to be part of a chat. */
public enum Departure {
  /** Went by themselves. */
  LEFT,
  /** Was removed, or nothing says that they went by themselves. */
  REMOVED,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

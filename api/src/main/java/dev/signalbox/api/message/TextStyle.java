package dev.signalbox.api.message;

/** How decorated text looks (protocol.md, 3.2). */
public enum TextStyle {
  /** Bold. */
  BOLD,
  /** Italic. */
  ITALIC,
  /** Struck through. */
  STRIKETHROUGH,
  /** Underlined. */
  UNDERLINE,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

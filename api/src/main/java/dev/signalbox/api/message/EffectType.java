package dev.signalbox.api.message;

/** Where an effect is shown (protocol.md, 3.2). */
public enum EffectType {
  /** On the whole screen. */
  SCREEN,
  /** On the message only. */
  BUBBLE,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

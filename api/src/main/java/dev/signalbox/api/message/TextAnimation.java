package dev.signalbox.api.message;

/** How decorated text moves (protocol.md, 3.2). */
public enum TextAnimation {
  /** Big. */
  BIG,
  /** Small. */
  SMALL,
  /** Shake. */
  SHAKE,
  /** Nod. */
  NOD,
  /** Explode. */
  EXPLODE,
  /** Ripple. */
  RIPPLE,
  /** Bloom. */
  BLOOM,
  /** Jitter. */
  JITTER,
  /** A value that this version does not know; the text is in the event's data. */
  UNKNOWN
}

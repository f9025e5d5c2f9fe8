package dev.signalbox.verifier;

/** Which bytes a signature may be over. */
enum Shape {
  /** {@code id.timestamp.body}. */
  STANDARD,
  /** {@code timestamp.body}. */
  LEGACY,
  /** The body alone, as another product version signs (protocol.md, 2.2). */
  BODY_ALONE;

  static Shape of(Scheme scheme) {
    return scheme == Scheme.STANDARD ? STANDARD : LEGACY;
  }
}

package dev.signalbox.handlers.reaction.internal;

/**
 * A pile of like reactions to one part of a message. All stickers lie on one pile.
 *
 * @param spot the part
 * @param kind as of {@link Face}
 * @param emoji as of {@link Face}; empty text for none
 */
record Tally(Spot spot, String kind, String emoji) {

  /** The pile that a reaction with this face lies on. */
  static Tally of(Spot spot, Face face) {
    return new Tally(spot, face.kind(), face.emoji());
  }
}

package dev.signalbox.handlers.reaction.internal;

import java.util.Optional;

/**
 * All that is known of one reaction of one person: its last addition and its last removal.
 *
 * @param face what it looks like
 * @param added its last addition; empty while only removals came
 * @param removed its last removal
 * @param details what the last addition says
 */
record Mark(Face face, Optional<Moment> added, Optional<Moment> removed, Details details) {

  /** As one addition tells. */
  static Mark added(Face face, Moment moment, Details details) {
    return new Mark(face, Optional.of(moment), Optional.empty(), details);
  }

  /** As one removal tells. */
  static Mark removed(Face face, Moment moment) {
    return new Mark(face, Optional.empty(), Optional.of(moment), Details.NONE);
  }

  /** This and another of the same face; of each side the later counts. */
  Mark merge(Mark other) {
    return new Mark(
        face,
        later(added, other.added),
        later(removed, other.removed),
        later(added, other.added).equals(added) ? details : other.details);
  }

  /** Whether it was added and not removed after that; a removal at the same time wins. */
  boolean outlives(Optional<Moment> removal) {
    return added.isPresent() && (removal.isEmpty() || added.get().isAfter(removal.get()));
  }

  private static Optional<Moment> later(Optional<Moment> a, Optional<Moment> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return a.get().compareTo(b.get()) >= 0 ? a : b;
  }
}

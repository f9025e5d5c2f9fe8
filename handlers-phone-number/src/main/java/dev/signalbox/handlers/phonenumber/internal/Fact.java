package dev.signalbox.handlers.phonenumber.internal;

import java.util.Optional;

/**
 * A line's status or reputation, and the change that it is known from.
 *
 * @param value as Linq writes it, in upper case, also one that no enum knows
 * @param moment when it came to that
 */
record Fact(String value, Moment moment) {

  /** The later of two, by their moments alone, whichever arrived first. */
  static Optional<Fact> later(Optional<Fact> a, Optional<Fact> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.or(() -> b);
    }
    return a.get().moment().compareTo(b.get().moment()) >= 0 ? a : b;
  }

  /** Whether the value is this constant. */
  boolean is(Enum<?> constant) {
    return value.equals(constant.name());
  }
}

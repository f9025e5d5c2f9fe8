package dev.signalbox.handlers.phonenumber.internal;

import java.util.Optional;

/**
 * How a line stands.
 *
 * <p>Status and reputation each come from the latest change that names them, by {@code changed_at},
 * or {@code created_at} of an event that has none; where that is equal, by {@code created_at}, then
 * event id, then endpoint. So a late older event changes nothing, unless it is the only one that
 * names one of the two.
 *
 * @param phoneNumber as of {@link LineNumber#normal}
 * @param status its last known status
 * @param reputation its last known reputation
 */
record Line(String phoneNumber, Optional<Fact> status, Optional<Fact> reputation) {

  /** A line that nothing is known of. */
  static Line unknown(String phoneNumber) {
    return new Line(phoneNumber, Optional.empty(), Optional.empty());
  }

  /** This with what one more event says. */
  Line with(Change change) {
    return new Line(
        phoneNumber,
        Fact.later(status, change.newStatus().map(value -> new Fact(value, change.moment()))),
        Fact.later(
            reputation, change.newReputation().map(value -> new Fact(value, change.moment()))));
  }

  /** What follows. */
  Standing standing() {
    return Standing.of(this);
  }
}

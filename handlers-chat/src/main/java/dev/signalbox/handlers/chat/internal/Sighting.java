package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.Handle;
import dev.signalbox.api.HandleStatus;
import dev.signalbox.api.Service;
import java.util.Optional;

/**
 * What an event says of a member.
 *
 * @param handle who
 * @param facts what
 */
record Sighting(String handle, Facts<MemberFact> facts) {

  /** Makes the handle storable, since it is a key. */
  Sighting {
    handle = Text.storable(handle);
  }

  /**
   * A handle as an event carries it; empty when it is blank.
   *
   * @param asOf when the event was made
   */
  static Optional<Sighting> of(Handle who, String asOf) {
    if (who.handle().isBlank()) {
      return Optional.empty();
    }
    Facts<MemberFact> facts =
        Facts.<MemberFact>none()
            .with(MemberFact.ID, who.id().map(id -> Known.stated(asOf, id)))
            .with(MemberFact.SERVICE, service(who.service()).map(name -> Known.stated(asOf, name)))
            .with(MemberFact.ME, who.isMe().map(me -> Known.stated(asOf, me ? "1" : "0")))
            .with(MemberFact.JOINED, who.joinedAt().flatMap(Times::text).map(Known::stated));
    return Optional.of(new Sighting(who.handle(), withDeparture(facts, who, asOf)));
  }

  /** The same member, known to be one of the account's own lines. */
  Sighting mine(String asOf) {
    return new Sighting(handle, facts.with(MemberFact.ME, Known.implied(asOf, "1")));
  }

  /** The same member, who joined. */
  Sighting joined(String at) {
    return new Sighting(
        handle,
        facts
            .with(MemberFact.JOINED, Known.stated(at))
            .with(MemberFact.JOINING_REPORTED, Known.stated(at)));
  }

  /** The same member, who left or was removed. */
  Sighting gone(MemberFact how, String at) {
    return new Sighting(
        handle,
        facts.with(how, Known.stated(at)).with(MemberFact.LEAVING_REPORTED, Known.stated(at)));
  }

  /** What two sightings of one member say. */
  Sighting merge(Sighting other) {
    return new Sighting(handle, facts.merge(other.facts));
  }

  /** The service as Linq writes it; empty where this version does not know it. */
  static Optional<String> service(Service service) {
    return switch (service) {
      case IMESSAGE -> Optional.of("iMessage");
      case SMS, RCS -> Optional.of(service.name());
      case UNKNOWN -> Optional.empty();
    };
  }

  /** An active member's {@code left_at} is of an earlier stay. */
  private static Facts<MemberFact> withDeparture(Facts<MemberFact> facts, Handle who, String asOf) {
    Optional<HandleStatus> status = who.status();
    Optional<String> leftAt = who.leftAt().flatMap(Times::text);
    if (status.equals(Optional.of(HandleStatus.REMOVED))) {
      return facts.with(MemberFact.REMOVED, Known.stated(leftAt.orElse(asOf)));
    }
    if (status.equals(Optional.of(HandleStatus.LEFT))) {
      return facts.with(MemberFact.LEFT, Known.stated(leftAt.orElse(asOf)));
    }
    return status.equals(Optional.of(HandleStatus.ACTIVE))
        ? facts
        : facts.with(MemberFact.LEFT, leftAt.map(Known::stated));
  }
}

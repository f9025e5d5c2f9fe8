package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.HandleStatus;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import java.util.Optional;

/** Reads events of participants: who joined and who is gone. */
final class MemberObservations {

  /** Someone joined. */
  Observation of(ParticipantAdded event) {
    String asOf = AsOf.of(event.envelope());
    Optional<Sighting> member =
        event
            .participant()
            .flatMap(
                who ->
                    Sighting.of(who, asOf)
                        .map(
                            seen ->
                                seen.joined(
                                    event
                                        .addedAt()
                                        .or(who::joinedAt)
                                        .flatMap(Times::text)
                                        .orElse(asOf))));
    return Observation.of(event.chatId(), Observations.group(asOf), member.stream().toList());
  }

  /** Someone left, where the handle says so, and else was removed. */
  Observation of(ParticipantRemoved event) {
    String asOf = AsOf.of(event.envelope());
    Optional<Sighting> member =
        event
            .participant()
            .flatMap(
                who ->
                    Sighting.of(who, asOf)
                        .map(
                            seen ->
                                seen.gone(
                                    how(who.status()),
                                    event
                                        .removedAt()
                                        .or(who::leftAt)
                                        .flatMap(Times::text)
                                        .orElse(asOf))));
    return Observation.of(event.chatId(), Observations.group(asOf), member.stream().toList());
  }

  private static MemberFact how(Optional<HandleStatus> status) {
    return status.equals(Optional.of(HandleStatus.LEFT)) ? MemberFact.LEFT : MemberFact.REMOVED;
  }
}

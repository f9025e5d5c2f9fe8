package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.call.CallEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads events. What call events carry is not published (protocol.md, 3.7): a field that is missing
 * or of another kind says nothing.
 */
final class Facts {

  private Facts() {}

  /** What the event says. */
  static Fact of(Kind kind, CallEvent event) {
    Envelope envelope = event.envelope();
    Optional<Instant> createdAt = envelope.createdAt().filter(time -> Times.text(time).isPresent());
    return new Fact(
        new EventKey(envelope.endpoint(), envelope.eventId()),
        kind,
        createdAt.orElseGet(envelope::receivedAt),
        createdAt.isPresent(),
        callId(event),
        new Parties(
            event.from().or(() -> handle(event.data(), "from")),
            event.to().or(() -> handle(event.data(), "to")),
            event.chatId(),
            event.direction()),
        event.duration().map(Duration::toSeconds));
  }

  /** An id that reads like one of an inferred record is none: it could not be told apart. */
  private static Optional<String> callId(CallEvent event) {
    return event
        .callId()
        .filter(id -> !id.isBlank() && !id.startsWith(EventKey.INFERRED))
        .map(Text::storable);
  }

  /** Other events have persons as objects with a handle (protocol.md, 3.2). */
  private static Optional<String> handle(Data data, String field) {
    return data.object(field).flatMap(person -> person.string("handle"));
  }
}

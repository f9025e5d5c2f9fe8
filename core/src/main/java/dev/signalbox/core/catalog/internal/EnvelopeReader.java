package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Cause;
import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonSyntaxException;
import java.util.Optional;

/** Reads the envelope (protocol.md, 3.1), leniently in everything but that it is JSON. */
final class EnvelopeReader {

  /** What derived events have as {@code api_version}. */
  private static final String DERIVED = "signalbox";

  private final JsonCodec codec;

  EnvelopeReader(JsonCodec codec) {
    this.codec = codec;
  }

  Envelope read(StoredEvent event) {
    if (!event.readable() || event.eventType().isBlank()) {
      throw new UnreadableEventException(
          "expected a JSON object with an event_type, found neither in event "
              + event.sequence()
              + " of endpoint '"
              + event.endpoint()
              + "'");
    }
    Data document = parse(event);
    return new Envelope(
        event.endpoint(),
        event.eventId(),
        event.eventType(),
        document.string("api_version"),
        document.string("webhook_version"),
        document.instant("created_at"),
        document.string("trace_id"),
        document.string("partner_id"),
        event.receivedAt(),
        cause(document),
        document.object("data").orElseGet(Data::empty),
        RawBody.of(event.body()));
  }

  private Data parse(StoredEvent event) {
    try {
      return codec.parse(event.body());
    } catch (JsonSyntaxException e) {
      throw new UnreadableEventException(e.getMessage(), e);
    }
  }

  /**
   * Only derived events have a cause. A field of that name in a delivery of Linq's means something
   * else. It informs and bounds chains; nothing is trusted because of it, since who holds the
   * signing secret can write it.
   */
  private static Optional<Cause> cause(Data document) {
    return document
        .string("api_version")
        .filter(DERIVED::equals)
        .flatMap(version -> document.object("cause"))
        .flatMap(EnvelopeReader::readCause);
  }

  private static Optional<Cause> readCause(Data data) {
    Optional<String> eventId = data.string("event_id");
    Optional<String> handler = data.string("handler");
    Optional<Integer> depth = data.intValue("depth").filter(value -> value >= 1);
    return eventId.isPresent() && handler.isPresent() && depth.isPresent()
        ? Optional.of(new Cause(eventId.get(), handler.get(), depth.get()))
        : Optional.empty();
  }
}

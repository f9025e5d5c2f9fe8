package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.call.CallAnswered;
import dev.signalbox.api.call.CallDeclined;
import dev.signalbox.api.call.CallEnded;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.call.CallFailed;
import dev.signalbox.api.call.CallInitiated;
import dev.signalbox.api.call.CallNoAnswer;
import dev.signalbox.api.call.CallRinging;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Events made by hand; every time is some seconds after {@link #START}. */
final class TestEvents {

  static final Instant START = Instant.parse("2026-03-07T12:00:00Z");

  private TestEvents() {}

  static CallEvent event(Kind kind, String eventId, long seconds, Map<String, ?> data) {
    return event("main", kind, eventId, Optional.of(START.plusSeconds(seconds)), data);
  }

  static CallEvent event(
      String endpoint, Kind kind, String eventId, Optional<Instant> at, Map<String, ?> data) {
    Envelope envelope =
        new Envelope(
            endpoint,
            eventId,
            "call." + kind.text(),
            Optional.of("v3"),
            Optional.of("2026-02-03"),
            at,
            Optional.empty(),
            Optional.empty(),
            at.orElse(START).plusSeconds(1),
            Optional.empty(),
            Data.of(data),
            RawBody.of(new byte[0]));
    return switch (kind) {
      case INITIATED -> new CallInitiated(envelope);
      case RINGING -> new CallRinging(envelope);
      case ANSWERED -> new CallAnswered(envelope);
      case DECLINED -> new CallDeclined(envelope);
      case NO_ANSWER -> new CallNoAnswer(envelope);
      case FAILED -> new CallFailed(envelope);
      case ENDED -> new CallEnded(envelope);
    };
  }

  /** Of the call with this id, from a person to our line. */
  static CallEvent of(String callId, Kind kind, String eventId, long seconds) {
    return event(kind, eventId, seconds, with(line("+12025550177"), "id", callId));
  }

  /** Without a call id, from a person to our line. */
  static CallEvent from(String handle, Kind kind, String eventId, long seconds) {
    return event(kind, eventId, seconds, line(handle));
  }

  static Map<String, Object> line(String from) {
    return Map.of("from", from, "to", "+12025550123", "direction", "inbound");
  }

  static Map<String, Object> with(Map<String, ?> data, String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(data);
    more.put(name, value);
    return more;
  }

  static Fact fact(Kind kind, String eventId, long seconds) {
    return Facts.of(kind, event(kind, eventId, seconds, Map.of()));
  }

  static Fact ended(String eventId, long seconds, long duration) {
    return Facts.of(Kind.ENDED, event(Kind.ENDED, eventId, seconds, Map.of("duration", duration)));
  }
}

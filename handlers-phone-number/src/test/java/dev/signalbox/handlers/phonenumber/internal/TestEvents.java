package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Events made by hand; every time is some seconds after {@link #START}. */
final class TestEvents {

  static final Instant START = Instant.parse("2026-03-06T10:00:00Z");
  static final String LINE = "+12025550123";
  static final String OTHER = "+12025550199";

  private TestEvents() {}

  /** A change of {@link #LINE}; an empty text for what the event does not name. */
  static PhoneNumberStatusUpdated change(
      String eventId, long seconds, String status, String reputation) {
    return change(LINE, "main", eventId, seconds, status, reputation);
  }

  static PhoneNumberStatusUpdated change(
      String line,
      String endpoint,
      String eventId,
      long seconds,
      String status,
      String reputation) {
    return change(
        line,
        endpoint,
        eventId,
        Optional.of(seconds),
        Optional.of(seconds + 1),
        status,
        reputation);
  }

  static PhoneNumberStatusUpdated change(
      String line,
      String endpoint,
      String eventId,
      Optional<Long> changedAt,
      Optional<Long> createdAt,
      String status,
      String reputation) {
    Map<String, Object> fields = new HashMap<>();
    fields.put("new_status", status.isEmpty() ? null : status);
    fields.put("new_reputation", reputation.isEmpty() ? null : reputation);
    Data data = Data.of(fields);
    return new PhoneNumberStatusUpdated(
        new Envelope(
            endpoint,
            eventId,
            "phone_number.status_updated",
            Optional.of("v3"),
            Optional.of("2026-02-03"),
            createdAt.map(START::plusSeconds),
            Optional.empty(),
            Optional.empty(),
            START.plusSeconds(5000),
            Optional.empty(),
            data,
            RawBody.of(new byte[0])),
        line,
        Optional.empty(),
        data.constant("new_status", LineStatus.class, LineStatus.UNKNOWN),
        Optional.empty(),
        data.constant("new_reputation", LineReputation.class, LineReputation.UNKNOWN),
        changedAt.map(START::plusSeconds));
  }
}

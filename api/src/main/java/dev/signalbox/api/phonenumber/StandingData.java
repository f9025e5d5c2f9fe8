package dev.signalbox.api.phonenumber;

import dev.signalbox.api.Data;
import dev.signalbox.api.UnreadableEventException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The data that the events derived from a line's standing have in common. */
final class StandingData {

  private StandingData() {}

  static Map<String, Object> of(
      String phoneNumber, Optional<String> status, Optional<String> reputation, Instant at) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("phone_number", Objects.requireNonNull(phoneNumber, "phoneNumber"));
    status.ifPresent(text -> data.put("status", text));
    reputation.ifPresent(text -> data.put("reputation", text));
    data.put("at", Objects.requireNonNull(at, "at").toString());
    return data;
  }

  static String phoneNumber(Data data) {
    return data.requiredText("phone_number");
  }

  static Optional<LineStatus> status(Data data) {
    return data.constant("status", LineStatus.class, LineStatus.UNKNOWN);
  }

  static Optional<LineReputation> reputation(Data data) {
    return data.constant("reputation", LineReputation.class, LineReputation.UNKNOWN);
  }

  static Instant at(Data data) {
    return data.instant("at")
        .orElseThrow(() -> new UnreadableEventException("expected a point in time in field 'at'"));
  }
}

package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import java.util.Locale;
import java.util.Optional;

/** Reads what events say (protocol.md, 3.5); a value that no enum knows keeps its own text. */
final class Changes {

  private static final String UNKNOWN = "UNKNOWN";

  /** A change of status or reputation. */
  Change of(PhoneNumberStatusUpdated event) {
    Data data = event.envelope().data();
    return new Change(
        LineNumber.normal(event.phoneNumber()),
        Moment.of(event.envelope(), event.changedAt()),
        status(event.previousStatus(), data, "previous"),
        status(event.newStatus(), data, "new"),
        reputation(event.previousReputation(), data, "previous"),
        reputation(event.newReputation(), data, "new"));
  }

  private static Optional<String> status(Optional<LineStatus> status, Data data, String when) {
    return status.map(
        value -> value == LineStatus.UNKNOWN ? own(data.string(when + "_status")) : value.name());
  }

  /** Reads the health status where there is no reputation, as the record does. */
  private static Optional<String> reputation(
      Optional<LineReputation> reputation, Data data, String when) {
    return reputation.map(
        value ->
            value == LineReputation.UNKNOWN
                ? own(
                    data.string(when + "_reputation")
                        .or(() -> data.string(when + "_health_status")))
                : value.name());
  }

  private static String own(Optional<String> text) {
    return text.map(value -> Text.storable(value.strip().toUpperCase(Locale.ROOT)))
        .filter(value -> !value.isEmpty())
        .orElse(UNKNOWN);
  }
}

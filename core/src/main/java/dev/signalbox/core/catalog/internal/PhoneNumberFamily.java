package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.phonenumber.LineFlagged;
import dev.signalbox.api.phonenumber.LineRecovered;
import dev.signalbox.api.phonenumber.LineReputation;
import dev.signalbox.api.phonenumber.LineStatus;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The phone_number.* types (protocol.md, 3.5), and what is derived from them. */
final class PhoneNumberFamily implements EventFamily {

  @Override
  public String name() {
    return "phone_number";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            "phone_number.status_updated",
            PhoneNumberStatusUpdated.class,
            PhoneNumberFamily::statusUpdated),
        new EventType<>(LineFlagged.TYPE, LineFlagged.class, LineFlagged::from),
        new EventType<>(LineRecovered.TYPE, LineRecovered.class, LineRecovered::from));
  }

  private static PhoneNumberStatusUpdated statusUpdated(Envelope envelope) {
    Data data = envelope.data();
    return new PhoneNumberStatusUpdated(
        envelope,
        data.requiredText("phone_number"),
        data.constant("previous_status", LineStatus.class, LineStatus.UNKNOWN),
        data.constant("new_status", LineStatus.class, LineStatus.UNKNOWN),
        reputation(data, "previous"),
        reputation(data, "new"),
        data.instant("changed_at"));
  }

  /** Older payloads have only the health status, with the same values. */
  private static Optional<LineReputation> reputation(Data data, String when) {
    return reputationIn(data, when + "_reputation")
        .or(() -> reputationIn(data, when + "_health_status"));
  }

  private static Optional<LineReputation> reputationIn(Data data, String name) {
    return data.constant(name, LineReputation.class, LineReputation.UNKNOWN);
  }
}

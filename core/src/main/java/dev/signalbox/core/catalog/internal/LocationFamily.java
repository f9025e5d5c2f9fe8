package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.location.LocationSharingStarted;
import dev.signalbox.api.location.LocationSharingStopped;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The location.* types (protocol.md, 3.6). */
final class LocationFamily implements EventFamily {

  @Override
  public String name() {
    return "location";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            "location.sharing.started", LocationSharingStarted.class, LocationFamily::started),
        new EventType<>(
            "location.sharing.stopped", LocationSharingStopped.class, LocationFamily::stopped));
  }

  private static LocationSharingStarted started(Envelope envelope) {
    Data data = envelope.data();
    return new LocationSharingStarted(
        envelope,
        data.requiredText("shared_by"),
        data.string("shared_with"),
        data.instant("began_at"),
        data.instant("ends_at"),
        data.string("chat_id"));
  }

  private static LocationSharingStopped stopped(Envelope envelope) {
    Data data = envelope.data();
    return new LocationSharingStopped(
        envelope,
        data.requiredText("shared_by"),
        data.string("shared_with"),
        data.instant("began_at"),
        data.instant("ended_at"),
        data.string("chat_id"));
  }
}

package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The participant.* types (protocol.md, 3.5). */
final class ParticipantFamily implements EventFamily {

  @Override
  public String name() {
    return "participant";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>("participant.added", ParticipantAdded.class, ParticipantFamily::added),
        new EventType<>(
            "participant.removed", ParticipantRemoved.class, ParticipantFamily::removed));
  }

  private static ParticipantAdded added(Envelope envelope) {
    Data data = envelope.data();
    return new ParticipantAdded(
        envelope,
        data.string("chat_id"),
        Services.handle(data, "participant", "handle"),
        data.instant("added_at"));
  }

  private static ParticipantRemoved removed(Envelope envelope) {
    Data data = envelope.data();
    return new ParticipantRemoved(
        envelope,
        data.string("chat_id"),
        Services.handle(data, "participant", "handle"),
        data.instant("removed_at"));
  }
}

package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Service;
import dev.signalbox.api.reaction.Reaction;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.reaction.ReactionTallyChanged;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.reaction.Sticker;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The reaction.* types (protocol.md, 3.5), and what is derived from them. */
final class ReactionFamily implements EventFamily {

  @Override
  public String name() {
    return "reaction";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>(
            "reaction.added", ReactionAdded.class, e -> new ReactionAdded(e, reaction(e.data()))),
        new EventType<>(
            "reaction.removed",
            ReactionRemoved.class,
            e -> new ReactionRemoved(e, reaction(e.data()))),
        new EventType<>(
            ReactionTallyChanged.TYPE, ReactionTallyChanged.class, ReactionTallyChanged::from));
  }

  private static Reaction reaction(Data data) {
    return new Reaction(
        data.string("chat_id"),
        data.string("message_id"),
        data.intValue("part_index"),
        data.constant("reaction_type", ReactionType.class, ReactionType.UNKNOWN)
            .orElse(ReactionType.UNKNOWN),
        data.string("custom_emoji"),
        data.bool("is_from_me"),
        Services.handle(data, "from_handle", "from"),
        data.constant("service", Service.class, Service.UNKNOWN),
        data.instant("reacted_at"),
        data.object("sticker").map(Sticker::from));
  }
}

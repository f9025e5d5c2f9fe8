package dev.signalbox.testkit.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.HealthStatus;
import dev.signalbox.api.Service;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.spi.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The chat.* and participant.* types (protocol.md, 3.5). */
final class ChatTypes {

  private ChatTypes() {}

  static List<EventType<?>> all() {
    return List.of(
        new EventType<>("chat.created", ChatCreated.class, ChatTypes::created),
        new EventType<>(
            "chat.group_name_updated",
            GroupNameUpdated.class,
            e ->
                new GroupNameUpdated(
                    e, chat(e), text(e, "old_value"), text(e, "new_value"), by(e), updated(e))),
        new EventType<>(
            "chat.group_icon_updated",
            GroupIconUpdated.class,
            e ->
                new GroupIconUpdated(
                    e, chat(e), text(e, "old_value"), text(e, "new_value"), by(e), updated(e))),
        new EventType<>(
            "chat.group_name_update_failed",
            GroupNameUpdateFailed.class,
            e -> new GroupNameUpdateFailed(e, chat(e), code(e), e.data().instant("failed_at"))),
        new EventType<>(
            "chat.group_icon_update_failed",
            GroupIconUpdateFailed.class,
            e -> new GroupIconUpdateFailed(e, chat(e), code(e), e.data().instant("failed_at"))),
        new EventType<>(
            "chat.typing_indicator.started",
            TypingIndicatorStarted.class,
            e -> new TypingIndicatorStarted(e, chat(e))),
        new EventType<>(
            "chat.typing_indicator.stopped",
            TypingIndicatorStopped.class,
            e -> new TypingIndicatorStopped(e, chat(e))),
        new EventType<>(
            "participant.added",
            ParticipantAdded.class,
            e ->
                new ParticipantAdded(
                    e, text(e, "chat_id"), participant(e), e.data().instant("added_at"))),
        new EventType<>(
            "participant.removed",
            ParticipantRemoved.class,
            e ->
                new ParticipantRemoved(
                    e, text(e, "chat_id"), participant(e), e.data().instant("removed_at"))));
  }

  private static ChatCreated created(Envelope envelope) {
    Data data = envelope.data();
    return new ChatCreated(
        envelope,
        data.requiredText("id"),
        data.string("display_name"),
        data.objects("handles").stream().flatMap(item -> Handle.from(item).stream()).toList(),
        data.bool("is_group"),
        data.constant("service", Service.class, Service.UNKNOWN),
        data.instant("created_at"),
        data.instant("updated_at"),
        data.object("health_status").map(HealthStatus::from));
  }

  private static String chat(Envelope envelope) {
    return envelope.data().requiredText("chat_id");
  }

  private static Optional<String> text(Envelope envelope, String name) {
    return envelope.data().string(name);
  }

  private static Optional<Integer> code(Envelope envelope) {
    return envelope.data().intValue("error_code");
  }

  private static Optional<Instant> updated(Envelope envelope) {
    return envelope.data().instant("updated_at");
  }

  private static Optional<Handle> by(Envelope envelope) {
    return envelope.data().object("changed_by_handle").flatMap(Handle::from);
  }

  private static Optional<Handle> participant(Envelope envelope) {
    return OtherTypes.handle(envelope.data(), "participant", "handle");
  }
}

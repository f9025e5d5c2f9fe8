package dev.signalbox.core.catalog.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.HealthStatus;
import dev.signalbox.api.Service;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.ChatHealthChanged;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.MemberJoined;
import dev.signalbox.api.chat.MemberLeft;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.Collection;
import java.util.List;

/** The chat.* types (protocol.md, 3.5), and those that the stock chat handler derives. */
final class ChatFamily implements EventFamily {

  @Override
  public String name() {
    return "chat";
  }

  @Override
  public Collection<EventType<?>> types() {
    return List.of(
        new EventType<>("chat.created", ChatCreated.class, ChatFamily::created),
        new EventType<>(
            "chat.group_name_updated", GroupNameUpdated.class, ChatFamily::groupNameUpdated),
        new EventType<>(
            "chat.group_icon_updated", GroupIconUpdated.class, ChatFamily::groupIconUpdated),
        new EventType<>(
            "chat.group_name_update_failed",
            GroupNameUpdateFailed.class,
            ChatFamily::groupNameUpdateFailed),
        new EventType<>(
            "chat.group_icon_update_failed",
            GroupIconUpdateFailed.class,
            ChatFamily::groupIconUpdateFailed),
        new EventType<>(
            "chat.typing_indicator.started",
            TypingIndicatorStarted.class,
            e -> new TypingIndicatorStarted(e, chatId(e))),
        new EventType<>(
            "chat.typing_indicator.stopped",
            TypingIndicatorStopped.class,
            e -> new TypingIndicatorStopped(e, chatId(e))),
        new EventType<>(ChatHealthChanged.TYPE, ChatHealthChanged.class, ChatHealthChanged::from),
        new EventType<>(MemberJoined.TYPE, MemberJoined.class, MemberJoined::from),
        new EventType<>(MemberLeft.TYPE, MemberLeft.class, MemberLeft::from));
  }

  private static String chatId(Envelope envelope) {
    return envelope.data().requiredText("chat_id");
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

  private static GroupNameUpdated groupNameUpdated(Envelope envelope) {
    Data data = envelope.data();
    return new GroupNameUpdated(
        envelope,
        chatId(envelope),
        data.string("old_value"),
        data.string("new_value"),
        data.object("changed_by_handle").flatMap(Handle::from),
        data.instant("updated_at"));
  }

  private static GroupIconUpdated groupIconUpdated(Envelope envelope) {
    Data data = envelope.data();
    return new GroupIconUpdated(
        envelope,
        chatId(envelope),
        data.string("old_value"),
        data.string("new_value"),
        data.object("changed_by_handle").flatMap(Handle::from),
        data.instant("updated_at"));
  }

  private static GroupNameUpdateFailed groupNameUpdateFailed(Envelope envelope) {
    Data data = envelope.data();
    return new GroupNameUpdateFailed(
        envelope, chatId(envelope), data.intValue("error_code"), data.instant("failed_at"));
  }

  private static GroupIconUpdateFailed groupIconUpdateFailed(Envelope envelope) {
    Data data = envelope.data();
    return new GroupIconUpdateFailed(
        envelope, chatId(envelope), data.intValue("error_code"), data.instant("failed_at"));
  }
}

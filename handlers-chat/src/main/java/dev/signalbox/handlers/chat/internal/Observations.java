package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads events of chats: what each type says. */
final class Observations {

  private static final String NAME = "name";
  private static final String ICON = "icon";

  /** A chat began. */
  Observation of(ChatCreated event) {
    String asOf = AsOf.of(event.envelope());
    Data data = event.envelope().data();
    Facts<ChatFact> facts =
        first(asOf)
            .with(ChatFact.CREATED, event.createdAt().flatMap(Times::text).map(Known::stated))
            .with(
                ChatFact.NAME,
                event.displayName().map(name -> Known.implied(namedAt(event, asOf), name, null)))
            .with(ChatFact.GROUP, event.isGroup().map(group -> group(asOf, group)))
            .with(
                ChatFact.SERVICE,
                event
                    .service()
                    .flatMap(service -> Sighting.service(service).or(() -> data.string("service")))
                    .map(service -> Known.stated(asOf, service)))
            .with(
                ChatFact.HEALTH,
                event.healthStatus().flatMap(health -> Health.known(health, health(data), asOf)))
            .with(
                ChatFact.OWNER,
                event.handles().stream()
                    .filter(who -> who.isMe().orElse(false) && !who.handle().isBlank())
                    .findFirst()
                    .map(me -> Known.stated(asOf, me.handle())));
    return Observation.of(
        Optional.of(event.chatId()),
        facts,
        event.handles().stream().flatMap(who -> Sighting.of(who, asOf).stream()).toList());
  }

  /** A group has another name. */
  Observation of(GroupNameUpdated event) {
    ValueChange change =
        change(
            NAME,
            event.envelope(),
            event.oldValue(),
            event.newValue(),
            event.changedBy(),
            event.updatedAt());
    return changed(event.chatId(), ChatFact.NAME, change, event.changedBy());
  }

  /** A group has another icon. */
  Observation of(GroupIconUpdated event) {
    ValueChange change =
        change(
            ICON,
            event.envelope(),
            event.oldValue(),
            event.newValue(),
            event.changedBy(),
            event.updatedAt());
    return changed(event.chatId(), ChatFact.ICON, change, event.changedBy());
  }

  /** A group's name could not be changed. */
  Observation of(GroupNameUpdateFailed event) {
    return failed(event.envelope(), event.chatId(), NAME, event.errorCode(), event.failedAt());
  }

  /** A group's icon could not be changed. */
  Observation of(GroupIconUpdateFailed event) {
    return failed(event.envelope(), event.chatId(), ICON, event.errorCode(), event.failedAt());
  }

  /** Somebody types. */
  Observation of(TypingIndicatorStarted event) {
    String asOf = AsOf.of(event.envelope());
    return Observation.of(
        Optional.of(event.chatId()),
        first(asOf).with(ChatFact.TYPING_STARTED, Known.stated(asOf)),
        List.of());
  }

  /** Nobody types any more. */
  Observation of(TypingIndicatorStopped event) {
    String asOf = AsOf.of(event.envelope());
    return Observation.of(
        Optional.of(event.chatId()),
        first(asOf).with(ChatFact.TYPING_STOPPED, Known.stated(asOf)),
        List.of());
  }

  /** That the chat was there. */
  static Facts<ChatFact> first(String asOf) {
    return Facts.<ChatFact>none().with(ChatFact.CREATED, Known.implied(asOf));
  }

  /** The group flag as an event states it. */
  static Known group(String asOf, boolean group) {
    return Known.stated(asOf, group ? "1" : "0");
  }

  /** The object {@code health_status} within a chat. */
  static Data health(Data chat) {
    return chat.object("health_status").orElseGet(Data::empty);
  }

  /** The chat's last change is as of when its name is so; no event tells of what comes later. */
  private static String namedAt(ChatCreated event, String asOf) {
    return event
        .updatedAt()
        .or(event::createdAt)
        .flatMap(Times::text)
        .filter(at -> at.compareTo(asOf) < 0)
        .orElse(asOf);
  }

  private static ValueChange change(
      String kind,
      Envelope envelope,
      Optional<String> oldValue,
      Optional<String> newValue,
      Optional<Handle> changedBy,
      Optional<Instant> updatedAt) {
    return new ValueChange(
        kind,
        oldValue,
        newValue,
        changedBy.map(Handle::handle),
        envelope
            .createdAt()
            .or(() -> updatedAt)
            .flatMap(Times::text)
            .orElseGet(() -> AsOf.of(envelope)),
        updatedAt.flatMap(Times::text));
  }

  private static Observation changed(
      String chatId, ChatFact fact, ValueChange change, Optional<Handle> changedBy) {
    Facts<ChatFact> facts =
        group(change.at())
            .with(
                fact,
                Known.stated(
                    change.at(), change.newValue().orElse(null), change.updatedAt().orElse(null)));
    List<Sighting> members =
        changedBy.flatMap(who -> Sighting.of(who, change.at())).stream().toList();
    return new Observation(
        Optional.of(chatId), facts, members, Optional.of(change), Optional.empty());
  }

  private static Observation failed(
      Envelope envelope,
      String chatId,
      String kind,
      Optional<Integer> errorCode,
      Optional<Instant> failedAt) {
    String asOf = AsOf.of(envelope);
    return new Observation(
        Optional.of(chatId),
        group(asOf),
        List.of(),
        Optional.empty(),
        Optional.of(
            new UpdateFailure(
                kind,
                errorCode.map(Integer::longValue),
                failedAt.flatMap(Times::text).orElse(asOf))));
  }

  /** That the chat was there, and is a group: names and icons are for groups. */
  static Facts<ChatFact> group(String asOf) {
    return first(asOf).with(ChatFact.GROUP, Known.implied(asOf, "1"));
  }
}

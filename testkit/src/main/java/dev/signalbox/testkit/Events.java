package dev.signalbox.testkit;

import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.chat.ChatCreated;
import dev.signalbox.api.chat.GroupIconUpdateFailed;
import dev.signalbox.api.chat.GroupIconUpdated;
import dev.signalbox.api.chat.GroupNameUpdateFailed;
import dev.signalbox.api.chat.GroupNameUpdated;
import dev.signalbox.api.chat.ParticipantAdded;
import dev.signalbox.api.chat.ParticipantRemoved;
import dev.signalbox.api.chat.TypingIndicatorStarted;
import dev.signalbox.api.chat.TypingIndicatorStopped;
import dev.signalbox.api.location.LocationSharingStarted;
import dev.signalbox.api.location.LocationSharingStopped;
import dev.signalbox.api.message.MessageDelivered;
import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.message.MessageFailed;
import dev.signalbox.api.message.MessageRead;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.MessageSent;
import dev.signalbox.api.message.MessageState;
import dev.signalbox.api.message.MessageStateChanged;
import dev.signalbox.api.phonenumber.PhoneNumberStatusUpdated;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.testkit.event.CallBuilder;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.event.MessageBuilder;
import dev.signalbox.testkit.event.MessageEditedBuilder;
import dev.signalbox.testkit.event.OpenBuilder;
import dev.signalbox.testkit.event.OpenEvents;
import dev.signalbox.testkit.event.ReactionBuilder;
import dev.signalbox.testkit.internal.Bodies;
import dev.signalbox.testkit.internal.KnownTypes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Events for tests, each a complete one from the start:
 *
 * <pre>{@code
 * MessageReceived hi = Events.messageReceived().chat("c1").text("hi").build();
 * }</pre>
 */
public final class Events {

  private Events() {}

  /** {@code message.received}: a person writes. */
  public static MessageBuilder<MessageReceived> messageReceived() {
    return new MessageBuilder<>(type(MessageReceived.class), Direction.INBOUND);
  }

  /** {@code message.sent}: your line writes. */
  public static MessageBuilder<MessageSent> messageSent() {
    return new MessageBuilder<>(type(MessageSent.class), Direction.OUTBOUND);
  }

  /** {@code message.delivered}: what your line wrote has reached the device. */
  public static MessageBuilder<MessageDelivered> messageDelivered() {
    return new MessageBuilder<>(type(MessageDelivered.class), Direction.OUTBOUND)
        .deliveredAt(EventBuilder.NOON);
  }

  /** {@code message.read}: what your line wrote was seen. */
  public static MessageBuilder<MessageRead> messageRead() {
    return new MessageBuilder<>(type(MessageRead.class), Direction.OUTBOUND)
        .deliveredAt(EventBuilder.NOON)
        .readAt(EventBuilder.NOON);
  }

  /** {@code message.edited}. */
  public static MessageEditedBuilder messageEdited() {
    return new MessageEditedBuilder(type(MessageEdited.class));
  }

  /** {@code message.failed} with fields message_id, code, reason and failed_at. */
  public static OpenBuilder<MessageFailed> messageFailed() {
    return OpenEvents.failed(type(MessageFailed.class));
  }

  /** {@link MessageStateChanged#TYPE}, as the stock message handler derives it. */
  public static OpenBuilder<MessageStateChanged> messageStateChanged(
      String messageId, MessageState current) {
    return new OpenBuilder<>(type(MessageStateChanged.class))
        .derivedFrom("cause-1", "handlers-message", 1)
        .chat("chat-1")
        .data("message_id", messageId)
        .data("current", current.name().toLowerCase(Locale.ROOT))
        .data("at", EventBuilder.NOON);
  }

  /** {@code reaction.added}. */
  public static ReactionBuilder<ReactionAdded> reactionAdded() {
    return new ReactionBuilder<>(type(ReactionAdded.class));
  }

  /** {@code reaction.removed}. */
  public static ReactionBuilder<ReactionRemoved> reactionRemoved() {
    return new ReactionBuilder<>(type(ReactionRemoved.class));
  }

  /** {@code participant.added}. */
  public static OpenBuilder<ParticipantAdded> participantAdded(String handle) {
    return OpenEvents.participant(type(ParticipantAdded.class), handle, "added_at");
  }

  /** {@code participant.removed}. */
  public static OpenBuilder<ParticipantRemoved> participantRemoved(String handle) {
    return OpenEvents.participant(type(ParticipantRemoved.class), handle, "removed_at");
  }

  /** {@code chat.created}; the chat's id is in field {@code id}. */
  public static OpenBuilder<ChatCreated> chatCreated(String chatId) {
    return OpenEvents.created(type(ChatCreated.class)).data("id", chatId);
  }

  /** {@code chat.group_name_updated}. */
  public static OpenBuilder<GroupNameUpdated> groupNameUpdated(String oldName, String newName) {
    return OpenEvents.updated(type(GroupNameUpdated.class), oldName, newName);
  }

  /** {@code chat.group_icon_updated}. */
  public static OpenBuilder<GroupIconUpdated> groupIconUpdated(String oldUrl, String newUrl) {
    return OpenEvents.updated(type(GroupIconUpdated.class), oldUrl, newUrl);
  }

  /** {@code chat.group_name_update_failed}. */
  public static OpenBuilder<GroupNameUpdateFailed> groupNameUpdateFailed() {
    return OpenEvents.updateFailed(type(GroupNameUpdateFailed.class));
  }

  /** {@code chat.group_icon_update_failed}. */
  public static OpenBuilder<GroupIconUpdateFailed> groupIconUpdateFailed() {
    return OpenEvents.updateFailed(type(GroupIconUpdateFailed.class));
  }

  /** {@code chat.typing_indicator.started}. */
  public static OpenBuilder<TypingIndicatorStarted> typingStarted(String chatId) {
    return new OpenBuilder<>(type(TypingIndicatorStarted.class)).chat(chatId);
  }

  /** {@code chat.typing_indicator.stopped}. */
  public static OpenBuilder<TypingIndicatorStopped> typingStopped(String chatId) {
    return new OpenBuilder<>(type(TypingIndicatorStopped.class)).chat(chatId);
  }

  /** A call event, for example {@code Events.call(CallEnded.class)}. */
  public static <E extends CallEvent> CallBuilder<E> call(Class<E> recordType) {
    return new CallBuilder<>(type(recordType));
  }

  /** {@code phone_number.status_updated}: the line goes from good to bad. */
  public static OpenBuilder<PhoneNumberStatusUpdated> phoneNumberStatusUpdated(String number) {
    return OpenEvents.line(type(PhoneNumberStatusUpdated.class), number);
  }

  /** {@code location.sharing.started}. */
  public static OpenBuilder<LocationSharingStarted> locationSharingStarted() {
    return OpenEvents.location(type(LocationSharingStarted.class), "began_at");
  }

  /** {@code location.sharing.stopped}. */
  public static OpenBuilder<LocationSharingStopped> locationSharingStopped() {
    return OpenEvents.location(type(LocationSharingStopped.class), "ended_at");
  }

  /** A type that no installed family knows. */
  public static OpenBuilder<UnknownEvent> unknown(String eventType) {
    return of(new EventType<>(eventType, UnknownEvent.class, UnknownEvent::new));
  }

  /** A type of your own. */
  public static <E extends LinqEvent> OpenBuilder<E> of(EventType<E> type) {
    return new OpenBuilder<>(type);
  }

  /**
   * The {@linkplain Samples sample} of a type in payload version 2026-02-03.
   *
   * @param families families of your own that may know the type
   * @throws IllegalArgumentException when there is no such sample
   */
  public static LinqEvent sample(String eventType, EventFamily... families) {
    return read(Samples.bytes(Samples.V2026, eventType), families);
  }

  /**
   * A body in payload version 2026-02-03, for example a delivery that was captured, as the event
   * the node would make of it. Handlers need no test in the other version: both become the same
   * records.
   *
   * @param families families of your own that may know its type
   * @throws IllegalArgumentException when it is no JSON object
   * @throws dev.signalbox.api.UnreadableEventException when something indispensable is missing
   */
  public static LinqEvent read(byte[] body, EventFamily... families) {
    Envelope envelope = Bodies.envelope(body, "default", EventBuilder.NOON.plusSeconds(1));
    Stream<EventType<?>> own = Stream.of(families).flatMap(family -> family.types().stream());
    Optional<EventType<?>> known =
        own.filter(type -> type.name().equals(envelope.eventType())).findFirst();
    return known
        .or(() -> new KnownTypes().find(envelope.eventType()))
        .<LinqEvent>map(type -> type.decoder().decode(envelope))
        .orElseGet(() -> new UnknownEvent(envelope));
  }

  private static <E extends LinqEvent> EventType<E> type(Class<E> recordType) {
    return new KnownTypes().of(recordType);
  }
}

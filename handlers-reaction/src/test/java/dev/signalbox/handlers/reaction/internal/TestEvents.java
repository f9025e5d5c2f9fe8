package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.api.Service;
import dev.signalbox.api.reaction.Reaction;
import dev.signalbox.api.reaction.ReactionAdded;
import dev.signalbox.api.reaction.ReactionRemoved;
import dev.signalbox.api.reaction.ReactionType;
import dev.signalbox.api.reaction.Sticker;
import java.time.Instant;
import java.util.Optional;

/** Makes one event by hand: by Ann, to part 0 of m-1 in chat-1, some seconds after the start. */
record TestEvents(
    String endpoint,
    String eventId,
    Optional<String> chatId,
    Optional<String> messageId,
    Optional<Integer> part,
    ReactionType type,
    Optional<String> emoji,
    Optional<Boolean> me,
    Optional<String> handle,
    Optional<Sticker> sticker,
    Optional<Long> reacted,
    Optional<Long> created,
    Data data) {

  static final Instant START = Instant.parse("2026-03-04T09:00:00Z");
  static final String ANN = "+12025550177";
  static final String BOB = "bob@example.org";

  static TestEvents event(String eventId, ReactionType type, long seconds) {
    return new TestEvents(
        "main",
        eventId,
        Optional.of("chat-1"),
        Optional.of("m-1"),
        Optional.of(0),
        type,
        Optional.empty(),
        Optional.of(false),
        Optional.of(ANN),
        Optional.empty(),
        Optional.of(seconds),
        Optional.of(seconds + 1),
        Data.empty());
  }

  static TestEvents love(String eventId, long seconds) {
    return event(eventId, ReactionType.LOVE, seconds);
  }

  static TestEvents emoji(String eventId, String emoji, long seconds) {
    return event(eventId, ReactionType.CUSTOM, seconds).emoji(Optional.of(emoji));
  }

  static TestEvents sticker(String eventId, String file, String url, long seconds) {
    return event(eventId, ReactionType.STICKER, seconds)
        .sticker(
            Optional.of(
                new Sticker(
                    Optional.of(file).filter(name -> !name.isEmpty()),
                    Optional.of("image/png"),
                    Optional.of(url),
                    Optional.of(320),
                    Optional.of(200))));
  }

  TestEvents endpoint(String value) {
    return new TestEvents(
        value, eventId, chatId, messageId, part, type, emoji, me, handle, sticker, reacted, created,
        data);
  }

  TestEvents chat(Optional<String> value) {
    return new TestEvents(
        endpoint, eventId, value, messageId, part, type, emoji, me, handle, sticker, reacted,
        created, data);
  }

  TestEvents message(Optional<String> value) {
    return new TestEvents(
        endpoint, eventId, chatId, value, part, type, emoji, me, handle, sticker, reacted, created,
        data);
  }

  TestEvents part(Optional<Integer> value) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, value, type, emoji, me, handle, sticker, reacted,
        created, data);
  }

  TestEvents emoji(Optional<String> value) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, part, type, value, me, handle, sticker, reacted,
        created, data);
  }

  TestEvents by(Optional<Boolean> fromMe, Optional<String> who) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, part, type, emoji, fromMe, who, sticker, reacted,
        created, data);
  }

  TestEvents by(String who) {
    return by(Optional.of(false), Optional.of(who));
  }

  TestEvents sticker(Optional<Sticker> value) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, part, type, emoji, me, handle, value, reacted,
        created, data);
  }

  TestEvents times(Optional<Long> reactedAt, Optional<Long> createdAt) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, part, type, emoji, me, handle, sticker, reactedAt,
        createdAt, data);
  }

  TestEvents data(Data value) {
    return new TestEvents(
        endpoint, eventId, chatId, messageId, part, type, emoji, me, handle, sticker, reacted,
        created, value);
  }

  LinqEvent added() {
    return new ReactionAdded(envelope("reaction.added"), reaction());
  }

  LinqEvent removed() {
    return new ReactionRemoved(envelope("reaction.removed"), reaction());
  }

  private Envelope envelope(String eventType) {
    return new Envelope(
        endpoint,
        eventId,
        eventType,
        Optional.of("v3"),
        Optional.of("2026-02-03"),
        created.map(START::plusSeconds),
        Optional.empty(),
        Optional.empty(),
        START.plusSeconds(5000),
        Optional.empty(),
        data,
        RawBody.of(new byte[0]));
  }

  Reaction reaction() {
    return new Reaction(
        chatId,
        messageId,
        part,
        type,
        emoji,
        me,
        handle.map(who -> Handle.of(who, Service.IMESSAGE)),
        Optional.of(Service.IMESSAGE),
        reacted.map(START::plusSeconds),
        sticker);
  }
}

package dev.signalbox.simulator.internal.conversation;

import java.time.Instant;
import java.util.Optional;

/** A message and how far it has come. */
final class Message {

  private final String id;
  private final Chat chat;
  private final Optional<Person> from;
  private final String text;
  private final Optional<String> replyTo;
  private Optional<Instant> sentAt = Optional.empty();
  private Optional<Instant> deliveredAt = Optional.empty();
  private Optional<Instant> readAt = Optional.empty();

  /** From a person, or from the line. */
  Message(String id, Chat chat, Optional<Person> from, String text, Optional<String> replyTo) {
    this.id = id;
    this.chat = chat;
    this.from = from;
    this.text = text;
    this.replyTo = replyTo;
  }

  String id() {
    return id;
  }

  Chat chat() {
    return chat;
  }

  Optional<Person> from() {
    return from;
  }

  String text() {
    return text;
  }

  Optional<String> replyTo() {
    return replyTo;
  }

  Optional<Instant> sentAt() {
    return sentAt;
  }

  Optional<Instant> deliveredAt() {
    return deliveredAt;
  }

  Optional<Instant> readAt() {
    return readAt;
  }

  void sent(Instant at) {
    sentAt = Optional.of(at);
    chat.remember(this);
  }

  void delivered(Instant at) {
    deliveredAt = Optional.of(at);
  }

  void read(Instant at) {
    readAt = Optional.of(at);
  }
}

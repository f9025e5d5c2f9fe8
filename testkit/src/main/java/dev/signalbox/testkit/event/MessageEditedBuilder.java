package dev.signalbox.testkit.event;

import dev.signalbox.api.message.MessageEdited;
import dev.signalbox.api.spi.EventType;
import java.time.Instant;

/** Builds {@code message.edited} (protocol.md, 3.3). */
public final class MessageEditedBuilder extends EventBuilder<MessageEdited, MessageEditedBuilder> {

  /** A person changes the first part of {@code message-1} to {@code Hello!}. */
  public MessageEditedBuilder(EventType<MessageEdited> type) {
    super(type);
    data("chat", Handles.chat());
    data("id", "message-1");
    data("direction", "inbound");
    data("sender_handle", Handles.person());
    object("part").put("index", 0);
    text("Hello!");
    data("edited_at", NOON);
  }

  @Override
  protected MessageEditedBuilder self() {
    return this;
  }

  /** The id of the message. */
  public MessageEditedBuilder messageId(String messageId) {
    return data("id", messageId);
  }

  /** The id of the chat. */
  public MessageEditedBuilder chat(String chatId) {
    object("chat").put("id", chatId);
    return this;
  }

  /** Which part, from 0. */
  public MessageEditedBuilder part(int index) {
    object("part").put("index", index);
    return this;
  }

  /** The part's new text. */
  public MessageEditedBuilder text(String text) {
    object("part").put("text", text);
    return this;
  }

  /** When it was edited. */
  public MessageEditedBuilder editedAt(Instant at) {
    return data("edited_at", at);
  }
}

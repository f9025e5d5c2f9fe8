package dev.signalbox.api.message;

import dev.signalbox.api.ChatRef;
import dev.signalbox.api.Direction;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.Handle;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code message.edited}: the text of a part was changed (protocol.md, 3.3; payload version
 * 2026-02-03 only).
 *
 * @param envelope the envelope
 * @param messageId the message
 * @param chat its chat
 * @param direction whether it came in or went out
 * @param sender who wrote it
 * @param partIndex which part, from 0
 * @param text the part's new text
 * @param editedAt when it was edited
 */
public record MessageEdited(
    Envelope envelope,
    String messageId,
    ChatRef chat,
    Direction direction,
    Optional<Handle> sender,
    Optional<Integer> partIndex,
    Optional<String> text,
    Optional<Instant> editedAt)
    implements MessageEvent {

  /** Checks that nothing is null. */
  public MessageEdited {
    Objects.requireNonNull(envelope, "envelope");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(chat, "chat");
    Objects.requireNonNull(direction, "direction");
    Objects.requireNonNull(sender, "sender");
    Objects.requireNonNull(partIndex, "partIndex");
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(editedAt, "editedAt");
  }

  @Override
  public Optional<String> orderKey() {
    return Optional.of(chat.id());
  }
}

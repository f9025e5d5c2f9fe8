package dev.signalbox.example.poll;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;

/** Something happened to a poll. */
public interface PollEvent extends LinqEvent {

  /** The message that the poll is. */
  String messageId();

  /** The chat that it is in. */
  Optional<String> chatId();

  /** The id of the chat. */
  @Override
  default Optional<String> orderKey() {
    return chatId();
  }
}

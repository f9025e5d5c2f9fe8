package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.chat.Departure;
import java.time.Instant;
import java.util.Optional;

/** Something that an event brought about and that other handlers are told of. */
sealed interface News {

  /** A chat has another health. */
  record HealthChanged(
      String chatId,
      Optional<ChatHealth> previous,
      ChatHealth current,
      Instant since,
      Optional<String> docUrl)
      implements News {}

  /** Someone joined a chat. */
  record Joined(String chatId, String handle, Optional<Boolean> isMe, Instant at) implements News {}

  /** Someone left a chat or was removed. */
  record Gone(String chatId, String handle, Optional<Boolean> isMe, Departure how, Instant at)
      implements News {}
}

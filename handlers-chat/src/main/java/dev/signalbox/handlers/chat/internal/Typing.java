package dev.signalbox.handlers.chat.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where somebody is typing now. Computed when asked: a stop may never come, and then typing ends by
 * itself.
 */
final class Typing {

  private final Clock clock;
  private final TypingSettings settings;

  Typing(Clock clock, TypingSettings settings) {
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * Since when somebody types; empty when nobody does. Starts and stops have no time but their
   * envelopes' {@code created_at} (protocol.md, 3.5): the later one counts, of two equal ones the
   * stop, since the protocol does not tell which came first. A start that lies further ahead than
   * typing can last is a wrong clock's, not typing.
   */
  Optional<Instant> since(Facts<ChatFact> chat) {
    String stopped = chat.at(ChatFact.TYPING_STOPPED).orElse("");
    return chat.at(ChatFact.TYPING_STARTED)
        .filter(started -> started.compareTo(stopped) > 0)
        .map(Times::time)
        .filter(this::isRecent);
  }

  /** When typing that began then ends by itself. */
  Instant until(Instant since) {
    return since.plus(settings.expiresAfter());
  }

  private boolean isRecent(Instant started) {
    Duration age = Duration.between(started, clock.instant()).abs();
    return age.compareTo(settings.expiresAfter()) < 0;
  }
}

package dev.signalbox.api;

import java.util.Objects;
import java.util.Optional;

/**
 * An event of a type that no installed family knows. Its data is in {@link Envelope#data()}, its
 * bytes in {@link Envelope#body()}. When a family that knows the type is installed later, the same
 * stored event arrives typed.
 *
 * @param envelope the envelope
 */
public record UnknownEvent(Envelope envelope) implements LinqEvent {

  /** Checks that the envelope is there. */
  public UnknownEvent {
    Objects.requireNonNull(envelope, "envelope");
  }

  /**
   * The chat id, where the data has one in either of the two places that Linq uses (protocol.md,
   * 3.3 to 3.5).
   */
  @Override
  public Optional<String> orderKey() {
    Data data = envelope.data();
    return data.string("chat_id").or(() -> data.object("chat").flatMap(chat -> chat.string("id")));
  }
}

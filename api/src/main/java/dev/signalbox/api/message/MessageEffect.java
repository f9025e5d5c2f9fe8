package dev.signalbox.api.message;

import dev.signalbox.api.Data;
import java.util.Objects;
import java.util.Optional;

/**
 * How a message is shown (protocol.md, 3.2).
 *
 * @param type where
 * @param name which, for example {@code confetti}
 */
public record MessageEffect(Optional<EffectType> type, Optional<String> name) {

  /** Checks that nothing is null. */
  public MessageEffect {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(name, "name");
  }

  /** Reads the object. */
  public static MessageEffect from(Data data) {
    return new MessageEffect(
        data.constant("type", EffectType.class, EffectType.UNKNOWN), data.string("name"));
  }
}

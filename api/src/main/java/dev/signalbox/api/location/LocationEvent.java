package dev.signalbox.api.location;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A person shares their location, or no longer does. */
@ConsumerType
public interface LocationEvent extends LinqEvent {

  /** Who shares: a phone number or an e-mail address. */
  String sharedBy();

  /** The chat; only in newer payloads. */
  Optional<String> chatId();

  /** The id of the chat, where there is none who shares. */
  @Override
  default Optional<String> orderKey() {
    return chatId().or(() -> Optional.of(sharedBy()));
  }
}

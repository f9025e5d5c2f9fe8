package dev.signalbox.api.chat;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Something happened to a chat or to who takes part in it. */
@ConsumerType
public interface ChatEvent extends LinqEvent {

  /** The id of the chat; empty where the event does not name one. */
  @Override
  Optional<String> orderKey();
}

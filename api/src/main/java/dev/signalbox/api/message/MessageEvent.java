package dev.signalbox.api.message;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Something happened to a message. */
@ConsumerType
public interface MessageEvent extends LinqEvent {

  /** The id of the chat; empty where the event does not name one. */
  @Override
  Optional<String> orderKey();
}

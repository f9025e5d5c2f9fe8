package dev.signalbox.api.reaction;

import dev.signalbox.api.LinqEvent;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A reaction to a message came or went. */
@ConsumerType
public interface ReactionEvent extends LinqEvent {

  /** The reaction. */
  Reaction reaction();

  /** The id of the chat; empty where the event does not name one. */
  @Override
  default Optional<String> orderKey() {
    return reaction().chatId();
  }
}

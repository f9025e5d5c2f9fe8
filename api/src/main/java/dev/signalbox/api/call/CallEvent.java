package dev.signalbox.api.call;

import dev.signalbox.api.Data;
import dev.signalbox.api.Direction;
import dev.signalbox.api.LinqEvent;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something happened to a call. Linq has not published what the data of call events looks like
 * (protocol.md, 3.7), so it is an open object; the other methods look where it is likely to be.
 */
@ConsumerType
public interface CallEvent extends LinqEvent {

  /** Everything there is, perhaps nothing. */
  default Data data() {
    return envelope().data();
  }

  /** Field {@code id}: the call. */
  default Optional<String> callId() {
    return data().string("id");
  }

  /** Field {@code from}: who calls. */
  default Optional<String> from() {
    return data().string("from");
  }

  /** Field {@code to}: who is called. */
  default Optional<String> to() {
    return data().string("to");
  }

  /** Field {@code direction}. */
  default Optional<Direction> direction() {
    return data().constant("direction", Direction.class, Direction.UNKNOWN);
  }

  /** Field {@code duration}, whole seconds. */
  default Optional<Duration> duration() {
    return data().integer("duration").filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
  }

  /** The chat, in either of the two places where other events have it. */
  default Optional<String> chatId() {
    return data().string("chat_id").or(() -> data().object("chat").flatMap(c -> c.string("id")));
  }

  /** The id of the chat; where there is none, {@code call:} and the id of the call, if any. */
  @Override
  default Optional<String> orderKey() {
    return chatId().or(() -> callId().map(id -> "call:" + id));
  }
}

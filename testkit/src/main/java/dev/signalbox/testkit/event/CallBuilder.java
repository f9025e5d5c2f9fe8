package dev.signalbox.testkit.event;

import dev.signalbox.api.Direction;
import dev.signalbox.api.call.CallEvent;
import dev.signalbox.api.spi.EventType;
import java.time.Duration;
import java.util.Locale;

/**
 * Builds call.* events. What their data looks like is not published (protocol.md, 3.7): test also
 * what your handler does with {@link #without} everything.
 *
 * @param <E> the event's type
 */
public final class CallBuilder<E extends CallEvent> extends EventBuilder<E, CallBuilder<E>> {

  /** A person calls your line; the call is {@code call-1}. */
  public CallBuilder(EventType<E> type) {
    super(type);
    call("call-1");
    data("from", Handles.PERSON);
    data("to", Handles.LINE);
    direction(Direction.INBOUND);
  }

  @Override
  protected CallBuilder<E> self() {
    return this;
  }

  /** The id of the call. */
  public CallBuilder<E> call(String callId) {
    return data("id", callId);
  }

  /** The id of the chat; there is none unless set. */
  public CallBuilder<E> chat(String chatId) {
    return data("chat_id", chatId);
  }

  /** Who calls whom. */
  public CallBuilder<E> between(String from, String to) {
    return data("from", from).data("to", to);
  }

  /** Whether it came in or went out. */
  public CallBuilder<E> direction(Direction direction) {
    return data("direction", direction.name().toLowerCase(Locale.ROOT));
  }

  /** How long it was, in whole seconds. */
  public CallBuilder<E> duration(Duration duration) {
    return data("duration", duration.toSeconds());
  }
}

package dev.signalbox.testkit.event;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventType;

/**
 * Builds events of any type, field by field: {@link #data} sets what the type's decoder reads.
 *
 * @param <E> the event's type
 */
public final class OpenBuilder<E extends LinqEvent> extends EventBuilder<E, OpenBuilder<E>> {

  /** Without data. */
  public OpenBuilder(EventType<E> type) {
    super(type);
  }

  @Override
  protected OpenBuilder<E> self() {
    return this;
  }

  /** Field {@code chat_id}: the chat, of the types that have it there. */
  public OpenBuilder<E> chat(String chatId) {
    return data("chat_id", chatId);
  }
}

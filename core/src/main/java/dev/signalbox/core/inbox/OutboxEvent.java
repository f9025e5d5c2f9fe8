package dev.signalbox.core.inbox;

import java.util.Objects;

/**
 * A derived event on its way into the inbox.
 *
 * @param id its place in the outbox
 * @param event what is to be appended
 */
public record OutboxEvent(long id, NewEvent event) {

  /** Checks that the event is there. */
  public OutboxEvent {
    Objects.requireNonNull(event, "event");
  }
}

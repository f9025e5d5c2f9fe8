package dev.signalbox.it.handler;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Delivery;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Fails after the witness has written: as often as the event says, or for ever in the chat of the
 * poisoned.
 */
@ApplicationScoped
public class Stubborn {

  @Inject Delivery delivery;

  void on(@Observes @Priority(Integer.MAX_VALUE) UnknownEvent event) {
    int failures = event.envelope().data().integer("failures").orElse(0L).intValue();
    if (delivery.attempt() <= failures) {
      throw new IllegalStateException("attempt " + delivery.attempt() + " of " + failures);
    }
    if (event.orderKey().filter("poisoned"::equals).isPresent()) {
      throw new IllegalStateException("this chat is poisoned");
    }
  }
}

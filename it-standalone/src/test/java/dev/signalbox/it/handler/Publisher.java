package dev.signalbox.it.handler;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/** Derives an event from each that is not derived; fails once before it does. */
@ApplicationScoped
public class Publisher {

  @Inject Delivery delivery;

  void on(@Observes UnknownEvent event) {
    if (event.envelope().cause().isEmpty()) {
      delivery.publish("test.derived", Map.of("from", event.envelope().eventId()));
      if (delivery.attempt() == 1) {
        throw new IllegalStateException("the first attempt fails after it has published");
      }
    }
  }
}

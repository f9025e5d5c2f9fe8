package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Fails as the message tells it to: "fails 2" fails twice, "fails always" always. */
@ApplicationScoped
public class Moody {

  @Inject private Notes notes;
  @Inject private Delivery delivery;

  void on(@Observes MessageReceived event) {
    String text = Texts.of(event);
    notes.add("attempt", event.envelope().eventId(), Integer.toString(delivery.attempt()));
    if (text.equals("fails always")
        || text.startsWith("fails ") && delivery.attempt() <= text.charAt(6) - '0') {
      throw new IllegalStateException("as the message wants it: " + text);
    }
    notes.add("done", event.envelope().eventId(), delivery.handler());
  }
}

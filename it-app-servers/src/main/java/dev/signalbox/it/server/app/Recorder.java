package dev.signalbox.it.server.app;

import dev.signalbox.api.LinqEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Notes every event with its record and its endpoint. */
@ApplicationScoped
public class Recorder {

  @Inject private Notes notes;

  void on(@Observes LinqEvent event) {
    notes.add(
        "seen",
        event.envelope().eventId(),
        event.getClass().getSimpleName(),
        event.envelope().endpoint());
  }
}

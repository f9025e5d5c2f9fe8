package dev.signalbox.bench.micro;

import dev.signalbox.api.message.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The least that an observer can do. */
@ApplicationScoped
class Counter {

  private long seen;

  void on(@Observes MessageReceived event) {
    seen += event.envelope().eventId().length();
  }

  long seen() {
    return seen;
  }
}

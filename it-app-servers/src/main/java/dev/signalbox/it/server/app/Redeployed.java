package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicLong;

/** By this class the applications that are deployed again are told from those of other tests. */
@ApplicationScoped
public class Redeployed {

  private final AtomicLong seen = new AtomicLong();

  void on(@Observes MessageReceived event) {
    seen.incrementAndGet();
  }
}

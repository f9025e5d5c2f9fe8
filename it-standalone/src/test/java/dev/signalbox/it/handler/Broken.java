package dev.signalbox.it.handler;

import dev.signalbox.api.LinqEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Wants something that nobody has. */
@ApplicationScoped
public class Broken {

  @Inject Appendable nobodyHasThis;

  void on(@Observes LinqEvent event) {
    throw new IllegalStateException("this bundle must not have been started " + nobodyHasThis);
  }
}

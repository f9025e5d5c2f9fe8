package dev.signalbox.extender.it.broken;

import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Asks for something that is not there. */
@ApplicationScoped
class Broken {

  @Inject Runnable nobodyHasThis;

  void on(@Observes ThingMade event) {
    nobodyHasThis.run();
  }
}

package dev.signalbox.extender.it.observer2;

import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The second version of a handler. */
@ApplicationScoped
class Observer {

  @Inject @OsgiService Journal journal;

  void on(@Observes ThingEvent event) {
    journal.add("v2 " + event.envelope().eventId());
  }
}

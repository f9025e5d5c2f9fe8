package dev.signalbox.extender.it.observer;

import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** The first version of a handler. */
@ApplicationScoped
class Observer {

  private final Journal journal;

  @Inject
  Observer(@OsgiService Journal journal) {
    this.journal = journal;
  }

  void on(@Observes ThingMade event) {
    journal.add("v1 " + event.envelope().eventId());
  }

  @PreDestroy
  void stop() {
    journal.add("v1 stopped");
  }
}

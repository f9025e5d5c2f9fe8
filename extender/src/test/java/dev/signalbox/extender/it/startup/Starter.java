package dev.signalbox.extender.it.startup;

import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Does something before its first event. */
@Dependent
class Starter {

  private final Journal journal;

  @Inject
  Starter(@OsgiService Journal journal) {
    this.journal = journal;
  }

  void start(@Observes Startup event) {
    journal.add("started");
  }

  void on(@Observes ThingMade event) {
    journal.add(event.envelope().eventId());
  }
}

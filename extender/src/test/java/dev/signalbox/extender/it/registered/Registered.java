package dev.signalbox.extender.it.registered;

import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.extender.it.driver.Clerk;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Uses another bundle's service. */
@ApplicationScoped
class Registered {

  @Inject @OsgiService Clerk clerk;
  @Inject @OsgiService Journal journal;

  void on(@Observes ThingMade event) {
    journal.add(clerk.stamp(event.envelope().eventId()));
  }
}

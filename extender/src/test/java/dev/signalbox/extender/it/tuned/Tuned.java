package dev.signalbox.extender.it.tuned;

import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.extender.it.driver.Journal;
import dev.signalbox.extender.it.driver.ThingMade;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;

/** Has settings, one of which must be right from the beginning. */
@ApplicationScoped
class Tuned {

  @Inject @OsgiService Journal journal;
  @Inject HandlerSettings settings;

  void check(@Observes Startup startup) {
    settings.integer("most", 5, 1, 12);
  }

  void on(@Observes ThingMade event) {
    journal.add("most " + settings.integer("most", 5, 1, 12));
  }
}

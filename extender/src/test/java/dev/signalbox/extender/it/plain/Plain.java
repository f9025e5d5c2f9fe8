package dev.signalbox.extender.it.plain;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.cdi.OsgiService;
import dev.signalbox.extender.it.driver.Journal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Has no scope, so it is a bean only where all classes are. */
class Plain {

  @Inject @OsgiService Journal journal;

  void on(@Observes LinqEvent event) {
    journal.add("plain " + event.envelope().eventId());
  }
}

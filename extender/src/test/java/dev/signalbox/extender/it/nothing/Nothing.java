package dev.signalbox.extender.it.nothing;

import jakarta.enterprise.context.ApplicationScoped;

/** A bean of no use to Signalbox, in a bundle that is wired to its API. */
@ApplicationScoped
class Nothing {

  String text(dev.signalbox.api.LinqEvent event) {
    return event.envelope().eventId();
  }
}

package dev.signalbox.extender.it.rich;

import jakarta.enterprise.context.ApplicationScoped;

/** Its method is intercepted. */
@ApplicationScoped
class Voice {

  @Loud
  String raise(String text) {
    return text;
  }
}

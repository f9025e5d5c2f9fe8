package dev.signalbox.extender.it.register;

import jakarta.enterprise.context.RequestScoped;

@RequestScoped
class Count {

  private int count;

  int next() {
    return ++count;
  }
}

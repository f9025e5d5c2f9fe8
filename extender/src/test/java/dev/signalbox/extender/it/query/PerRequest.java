package dev.signalbox.extender.it.query;

import jakarta.enterprise.context.RequestScoped;

@RequestScoped
class PerRequest {

  private int count;

  int next() {
    return ++count;
  }
}

package dev.signalbox.extender.it.rich;

import jakarta.enterprise.context.RequestScoped;
import java.util.ArrayList;
import java.util.List;

@RequestScoped
class Basket {

  private final List<String> items = new ArrayList<>();

  void put(String item) {
    items.add(item);
  }

  int size() {
    return items.size();
  }
}

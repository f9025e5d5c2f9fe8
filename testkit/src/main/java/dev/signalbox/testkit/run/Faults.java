package dev.signalbox.testkit.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/** What goes wrong in a run. */
record Faults(Set<Integer> failing, Set<Integer> crashing, boolean twice, OptionalLong shuffle) {

  <T> List<T> arrival(List<T> events) {
    List<T> order = new ArrayList<>(events);
    shuffle.ifPresent(seed -> Collections.shuffle(order, new Random(seed)));
    return order;
  }

  void failIfAsked(int call) {
    if (failing.contains(call)) {
      throw new InjectedFaultException(call);
    }
  }

  boolean crashes(int call) {
    return crashing.contains(call);
  }
}

package dev.signalbox.simulator.internal.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The deliveries of one subscription: so many under way at a time, the others in order. */
final class Lane {

  private final int width;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private int underWay;

  Lane(int width) {
    this.width = width;
  }

  synchronized void add(Delivery delivery) {
    waiting.addLast(delivery);
  }

  /** The next one, when there is one and room for it; {@link #done()} must follow. */
  synchronized Optional<Delivery> next() {
    if (underWay == width || waiting.isEmpty()) {
      return Optional.empty();
    }
    underWay++;
    return Optional.of(waiting.removeFirst());
  }

  synchronized void done() {
    underWay--;
  }

  synchronized boolean idle() {
    return underWay == 0 && waiting.isEmpty();
  }
}

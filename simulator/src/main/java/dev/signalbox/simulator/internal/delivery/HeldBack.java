package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.Delays;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Holds deliveries until another of the same subscription has gone first, or for so long. */
final class HeldBack {

  private final Consumer<Delivery> send;
  private final Delays delays;
  private final Map<String, List<Delivery>> held = new HashMap<>();

  HeldBack(Consumer<Delivery> send, Delays delays) {
    this.send = send;
    this.delays = delays;
  }

  void hold(Delivery delivery, Duration longest) {
    synchronized (held) {
      held.computeIfAbsent(delivery.subscriptionId(), id -> new ArrayList<>()).add(delivery);
    }
    delays.after(
        longest,
        () -> {
          if (take(delivery)) {
            send.accept(delivery);
          }
        });
  }

  void overtaken(String subscriptionId) {
    List<Delivery> free;
    synchronized (held) {
      free = Optional.ofNullable(held.remove(subscriptionId)).orElse(List.of());
    }
    free.forEach(send);
  }

  /** By identity: one that was sent already must not be sent again. */
  private boolean take(Delivery delivery) {
    synchronized (held) {
      List<Delivery> waiting = held.getOrDefault(delivery.subscriptionId(), new ArrayList<>());
      boolean there = waiting.removeIf(one -> one == delivery);
      if (waiting.isEmpty()) {
        held.remove(delivery.subscriptionId());
      }
      return there;
    }
  }
}

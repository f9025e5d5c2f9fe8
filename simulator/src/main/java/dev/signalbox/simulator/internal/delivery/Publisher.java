package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.internal.event.EventBodies;
import dev.signalbox.simulator.internal.event.HappenedEvent;
import dev.signalbox.simulator.internal.event.PayloadVersion;
import dev.signalbox.simulator.internal.store.Subscription;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fans an event out to every subscription that is to hear of it. */
public final class Publisher {

  private final SubscriptionStore store;
  private final DeliveryEngine engine;
  private final DeliveryFaults faults;
  private final EventBodies bodies = new EventBodies();

  /** Puts it together. */
  public Publisher(SubscriptionStore store, DeliveryEngine engine, DeliveryFaults faults) {
    this.store = store;
    this.engine = engine;
    this.faults = faults;
  }

  /** Sends it; false when too many deliveries are pending, and then to nobody. */
  public boolean publish(HappenedEvent event) {
    Map<PayloadVersion, Optional<byte[]>> made = new EnumMap<>(PayloadVersion.class);
    List<Delivery> deliveries = new ArrayList<>();
    for (Subscription subscription : store.of(event.account())) {
      if (subscription.matches(event.type(), event.line())) {
        made.computeIfAbsent(
                PayloadVersion.of(subscription.terms().targetUrl()),
                version -> bodies.of(event, version))
            .map(body -> delivery(event, subscription, body))
            .ifPresent(deliveries::add);
      }
    }
    DeliveryFaults.Plan plan = faults.plan(deliveries);
    if (!engine.accept(plan.deliveries())) {
      return false;
    }
    plan.send();
    return true;
  }

  private static Delivery delivery(HappenedEvent event, Subscription subscription, byte[] body) {
    return new Delivery(
        event.id(), event.type(), subscription.id(), event.chatId(), body, 1, false);
  }
}

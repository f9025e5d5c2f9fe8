package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.internal.fault.FaultBook;
import dev.signalbox.simulator.internal.fault.Strike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Late, repeated and overtaken deliveries. */
public final class DeliveryFaults {

  private final FaultBook book;
  private final DeliveryEngine engine;
  private final Delays delays;

  /** Puts it together. */
  public DeliveryFaults(FaultBook book, DeliveryEngine engine, Delays delays) {
    this.book = book;
    this.engine = engine;
    this.delays = delays;
  }

  /** What is to become of the deliveries of one event. */
  Plan plan(List<Delivery> given) {
    List<Delivery> all = new ArrayList<>();
    List<Runnable> steps = new ArrayList<>();
    for (Delivery delivery : given) {
      Strike strike =
          book.strike(
              Operation.DELIVERY,
              Optional.of(delivery.subscriptionId()),
              Optional.of(delivery.eventType()));
      all.add(delivery);
      steps.add(() -> late(strike.latency(), () -> start(delivery, strike.fault())));
      if (strike.is(FaultKind.DUPLICATE)) {
        all.add(delivery.twin());
        steps.add(() -> late(strike.latency(), () -> engine.send(delivery.twin())));
      }
    }
    return new Plan(List.copyOf(all), List.copyOf(steps));
  }

  private void start(Delivery delivery, Optional<Fault> fault) {
    Optional<Duration> hold =
        fault.filter(found -> found.kind() == FaultKind.REORDER).map(Fault::delay);
    if (hold.isPresent()) {
      engine.hold(delivery, hold.get());
    } else {
      engine.send(delivery);
    }
  }

  private void late(Duration latency, Runnable step) {
    if (latency.isZero()) {
      step.run();
    } else {
      delays.after(latency, step);
    }
  }

  /**
   * What is to become of an event.
   *
   * @param deliveries all that will be sent
   * @param steps send them
   */
  record Plan(List<Delivery> deliveries, List<Runnable> steps) {

    void send() {
      steps.forEach(Runnable::run);
    }
  }
}

package dev.signalbox.simulator.internal.fault;

import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.Operation;
import java.util.Optional;
import java.util.SplittableRandom;

/** One rule and how often it struck; guarded by its book. */
final class Rule {

  private final String id;
  private final Fault fault;
  private final SplittableRandom random;
  private long matched;
  private long struck;

  Rule(String id, Fault fault, long seed) {
    this.id = id;
    this.fault = fault;
    this.random = new SplittableRandom(seed);
  }

  String id() {
    return id;
  }

  Fault fault() {
    return fault;
  }

  boolean concerns(
      Operation operation, Optional<String> subscriptionId, Optional<String> eventType) {
    boolean here =
        fault.operation() == operation
            || fault.operation() == Operation.ANY && operation != Operation.DELIVERY;
    return here
        && (fault.subscriptionId().isEmpty() || fault.subscriptionId().equals(subscriptionId))
        && (fault.eventType().isEmpty() || fault.eventType().equals(eventType));
  }

  boolean strikes() {
    matched++;
    boolean inTurn = matched > fault.skip() && struck < fault.times().orElse(Integer.MAX_VALUE);
    boolean strikes = inTurn && random.nextDouble() < fault.probability();
    struck += strikes ? 1 : 0;
    return strikes;
  }

  Faults.Entry entry() {
    return new Faults.Entry(id, fault, matched, struck);
  }
}

package dev.signalbox.simulator.internal.fault;

import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.FaultKind;
import dev.signalbox.simulator.Faults;
import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.internal.Randomness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The rules in force, and what they do to a request. */
public final class FaultBook implements Faults {

  private static final int MAX_RULES = 1000;

  private final Randomness randomness;
  private final AtomicLong numbers = new AtomicLong();
  private final List<Rule> rules = new ArrayList<>();

  /** Without a rule. */
  public FaultBook(Randomness randomness) {
    this.randomness = randomness;
  }

  /** What is to strike a request; asking counts. */
  public synchronized Strike strike(
      Operation operation, Optional<String> subscriptionId, Optional<String> eventType) {
    Duration latency = Duration.ZERO;
    Optional<Fault> found = Optional.empty();
    for (Rule rule : rules) {
      boolean waits = rule.fault().kind() == FaultKind.LATENCY;
      if ((waits || found.isEmpty())
          && rule.concerns(operation, subscriptionId, eventType)
          && rule.strikes()) {
        latency = waits ? latency.plus(rule.fault().delay()) : latency;
        found = waits ? found : Optional.of(rule.fault());
      }
    }
    return new Strike(latency, found);
  }

  @Override
  public synchronized String add(Fault fault) {
    if (rules.size() >= MAX_RULES) {
      throw new IllegalArgumentException("there are %s faults; remove some".formatted(MAX_RULES));
    }
    long number = numbers.incrementAndGet();
    rules.add(new Rule("fault-" + number, fault, randomness.faultSeed(number)));
    return "fault-" + number;
  }

  @Override
  public synchronized List<Entry> list() {
    return rules.stream().map(Rule::entry).toList();
  }

  @Override
  public synchronized boolean remove(String id) {
    return rules.removeIf(rule -> rule.id().equals(id));
  }

  @Override
  public synchronized void clear() {
    rules.clear();
  }
}

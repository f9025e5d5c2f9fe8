package dev.signalbox.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule by which something goes wrong:
 *
 * <pre>{@code
 * simulator.faults().add(Fault.on(Operation.CREATE, FaultKind.DROP_AFTER).times(1));
 * }</pre>
 *
 * @param operation what it strikes
 * @param kind what goes wrong; must {@linkplain FaultKind#fits fit} the operation
 * @param times how often it strikes before it is used up; empty for ever
 * @param skip how many matching requests pass unharmed first
 * @param probability with which it strikes each matching request, above 0 to 1; drawn from the
 *     simulator's seed
 * @param delay of {@link FaultKind#LATENCY}, {@link FaultKind#SLOW_BODY} and, as the longest hold,
 *     {@link FaultKind#REORDER}; at most an hour
 * @param retryAfter how {@link FaultKind#RATE_LIMIT} says when to come again
 * @param retryAfterSeconds what it says, 0 to 3600
 * @param subscriptionId strikes this subscription alone; empty for all
 * @param eventType strikes deliveries of this type alone; empty for all
 */
public record Fault(
    Operation operation,
    FaultKind kind,
    OptionalInt times,
    int skip,
    double probability,
    Duration delay,
    RetryAfter retryAfter,
    int retryAfterSeconds,
    Optional<String> subscriptionId,
    Optional<String> eventType) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when one is out of its bounds or they do not fit together
   */
  public Fault {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(times, "times");
    Objects.requireNonNull(delay, "delay");
    Objects.requireNonNull(retryAfter, "retryAfter");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(eventType, "eventType");
    check(
        kind.fits(operation),
        "a fault of kind '%s' cannot strike '%s'".formatted(kind.text(), operation.text()));
    check(times.orElse(1) >= 1, "times must be 1 or more, found " + times);
    check(skip >= 0, "skip must be 0 or more, found " + skip);
    check(
        probability > 0 && probability <= 1,
        "probability must be above 0 and at most 1, found " + probability);
    check(
        !delay.isNegative() && delay.compareTo(LONGEST) <= 0,
        "delay must be 0 to one hour, found " + delay);
    check(
        retryAfterSeconds >= 0 && retryAfterSeconds <= LONGEST.toSeconds(),
        "retryAfterSeconds must be 0 to 3600, found " + retryAfterSeconds);
    check(
        eventType.isEmpty() || operation == Operation.DELIVERY,
        "eventType goes with deliveries only, found operation '%s'".formatted(operation.text()));
  }

  /** Strikes every matching request from the first; a delay of one second, where it has one. */
  public static Fault on(Operation operation, FaultKind kind) {
    return new Fault(
        operation,
        kind,
        OptionalInt.empty(),
        0,
        1,
        Duration.ofSeconds(1),
        RetryAfter.SECONDS,
        1,
        Optional.empty(),
        Optional.empty());
  }

  /** Strikes so often. */
  public Fault times(int times) {
    return new Fault(
        operation,
        kind,
        OptionalInt.of(times),
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        subscriptionId,
        eventType);
  }

  /** Lets so many matching requests pass first. */
  public Fault skipping(int skip) {
    return new Fault(
        operation,
        kind,
        times,
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        subscriptionId,
        eventType);
  }

  /** Strikes with this probability. */
  public Fault withProbability(double probability) {
    return new Fault(
        operation,
        kind,
        times,
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        subscriptionId,
        eventType);
  }

  /** Waits so long. */
  public Fault withDelay(Duration delay) {
    return new Fault(
        operation,
        kind,
        times,
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        subscriptionId,
        eventType);
  }

  /** Says this of when to come again. */
  public Fault withRetryAfter(RetryAfter form, int seconds) {
    return new Fault(
        operation, kind, times, skip, probability, delay, form, seconds, subscriptionId, eventType);
  }

  /** Strikes this subscription alone. */
  public Fault ofSubscription(String subscriptionId) {
    return new Fault(
        operation,
        kind,
        times,
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        Optional.of(subscriptionId),
        eventType);
  }

  /** Strikes deliveries of this event type alone. */
  public Fault ofEventType(String eventType) {
    return new Fault(
        operation,
        kind,
        times,
        skip,
        probability,
        delay,
        retryAfter,
        retryAfterSeconds,
        subscriptionId,
        Optional.of(eventType));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

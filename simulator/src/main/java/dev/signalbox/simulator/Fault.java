package dev.signalbox.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

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
    return with(draft -> draft.times = OptionalInt.of(times));
  }

  /** Lets so many matching requests pass first. */
  public Fault skipping(int skip) {
    return with(draft -> draft.skip = skip);
  }

  /** Strikes with this probability. */
  public Fault withProbability(double probability) {
    return with(draft -> draft.probability = probability);
  }

  /** Waits so long. */
  public Fault withDelay(Duration delay) {
    return with(draft -> draft.delay = delay);
  }

  /** Says this of when to come again. */
  public Fault withRetryAfter(RetryAfter form, int seconds) {
    return with(
        draft -> {
          draft.retryAfter = form;
          draft.retryAfterSeconds = seconds;
        });
  }

  /** Strikes this subscription alone. */
  public Fault ofSubscription(String subscriptionId) {
    return with(draft -> draft.subscriptionId = Optional.of(subscriptionId));
  }

  /** Strikes deliveries of this event type alone. */
  public Fault ofEventType(String eventType) {
    return with(draft -> draft.eventType = Optional.of(eventType));
  }

  private Fault with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new Fault(
        operation,
        kind,
        draft.times,
        draft.skip,
        draft.probability,
        draft.delay,
        draft.retryAfter,
        draft.retryAfterSeconds,
        draft.subscriptionId,
        draft.eventType);
  }

  /** A fault while it is changed. */
  private static final class Draft {

    private OptionalInt times;
    private int skip;
    private double probability;
    private Duration delay;
    private RetryAfter retryAfter;
    private int retryAfterSeconds;
    private Optional<String> subscriptionId;
    private Optional<String> eventType;

    Draft(Fault fault) {
      this.times = fault.times;
      this.skip = fault.skip;
      this.probability = fault.probability;
      this.delay = fault.delay;
      this.retryAfter = fault.retryAfter;
      this.retryAfterSeconds = fault.retryAfterSeconds;
      this.subscriptionId = fault.subscriptionId;
      this.eventType = fault.eventType;
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

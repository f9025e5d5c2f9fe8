package dev.signalbox.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One try of one delivery, as the log keeps it.
 *
 * @param number counts the tries of all deliveries from 1, in the order they ended
 * @param eventId of the event, and {@code webhook-id}
 * @param eventType the event's type
 * @param subscriptionId where it went
 * @param targetUrl where it was sent
 * @param attempt 1 for the first try of this delivery
 * @param duplicate whether it is the second of a {@link FaultKind#DUPLICATE}
 * @param startedAt when it was sent
 * @param took how long it waited for the answer
 * @param status of the answer; empty when there was none
 * @param failure why there was no answer, for example {@code timeout}; empty when there was one
 * @param outcome what follows
 * @param nextTryAt when it is tried again; there exactly for {@link Outcome#RETRYING}
 */
public record DeliveryAttempt(
    long number,
    String eventId,
    String eventType,
    String subscriptionId,
    String targetUrl,
    int attempt,
    boolean duplicate,
    Instant startedAt,
    Duration took,
    OptionalInt status,
    Optional<String> failure,
    Outcome outcome,
    Optional<Instant> nextTryAt) {

  /** Checks that nothing is null. */
  public DeliveryAttempt {
    Objects.requireNonNull(eventId, "eventId");
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(took, "took");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(failure, "failure");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(nextTryAt, "nextTryAt");
  }

  /** What follows a try. */
  public enum Outcome {
    /** The answer was 2xx; nothing follows. */
    DELIVERED,
    /** It failed and is tried again. */
    RETRYING,
    /** It failed for good: not to be retried, or the retries are used up. */
    FAILED,
    /** The subscription was deleted before this try; nothing was sent. */
    ABANDONED
  }
}

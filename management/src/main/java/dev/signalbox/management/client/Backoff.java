package dev.signalbox.management.client;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Decides whether and when a call is tried again. */
final class Backoff {

  private static final double FACTOR = 2;

  private final Duration maxRetryAfter;
  private final IntervalFunction growing;
  private final RandomGenerator random;

  Backoff(ClientSettings settings, RandomGenerator random) {
    this.maxRetryAfter = settings.maxRetryAfter();
    this.growing =
        IntervalFunction.ofExponentialBackoff(settings.initialDelay(), FACTOR, settings.maxDelay());
    this.random = random;
  }

  /** Whether another try makes sense and can do no harm. */
  boolean retryable(Operation operation, Throwable failure) {
    if (!(failure instanceof LinqException linq) || failure instanceof LinqKeptBackException) {
      return false;
    }
    if (linq.retryAfter().filter(wait -> wait.compareTo(maxRetryAfter) > 0).isPresent()) {
      return false;
    }
    // Of what may not be repeated, these two are thrown only when nothing was done.
    if (linq instanceof LinqRateLimitException || linq instanceof LinqUnavailableException) {
      return true;
    }
    return operation.repeatable() && (linq instanceof LinqServerException || garbled(linq));
  }

  /** A success that cannot be read may have been damaged on its way. */
  private static boolean garbled(LinqException failure) {
    return failure instanceof LinqProtocolException
        && failure.status().isPresent()
        && failure.status().getAsInt() / 100 == 2;
  }

  /** Milliseconds before the next try, at least 1. */
  long wait(int attempt, Throwable failure) {
    Optional<Duration> asked =
        failure instanceof LinqException linq ? linq.retryAfter() : Optional.empty();
    return Math.max(1, asked.map(Duration::toMillis).orElseGet(() -> drawn(attempt)));
  }

  /** From the upper half, so that several nodes do not come back at the same moment. */
  private long drawn(int attempt) {
    return (long) (growing.apply(attempt) * (0.5 + 0.5 * random.nextDouble()));
  }
}

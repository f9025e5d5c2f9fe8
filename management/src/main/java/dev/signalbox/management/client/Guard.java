package dev.signalbox.management.client;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Stands around each call: tries again, within a rate, a number at a time, a time for each try, and
 * not at all for a while after too many failures. For use by any thread.
 */
final class Guard {

  private static final String NAME = "linq";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<Operation, Retry> retries = new EnumMap<>(Operation.class);
  private final RateLimiter rate;
  private final Bulkhead bulkhead;
  private final CircuitBreaker breaker;
  private final TimeLimiter time;
  private final Sleeper sleeper;
  private final Failures failures;
  private final ClientListener listener;

  Guard(
      ClientSettings settings,
      Backoff backoff,
      Failures failures,
      Clock clock,
      Sleeper sleeper,
      ClientListener listener) {
    this.sleeper = sleeper;
    this.failures = failures;
    this.listener = listener;
    for (Operation operation : Operation.values()) {
      retries.put(operation, retry(settings, backoff, operation));
    }
    Duration patience = settings.timeout().multipliedBy(settings.maxAttempts());
    this.rate =
        RateLimiter.of(
            NAME,
            RateLimiterConfig.custom()
                .limitRefreshPeriod(SECOND)
                .limitForPeriod(settings.ratePerSecond())
                .timeoutDuration(patience.plus(SECOND))
                .build());
    this.bulkhead =
        Bulkhead.of(
            NAME,
            BulkheadConfig.custom()
                .maxConcurrentCalls(settings.concurrency())
                .maxWaitDuration(patience)
                .build());
    this.breaker = CircuitBreaker.of(NAME, breaker(settings, clock));
    this.time =
        TimeLimiter.of(
            NAME,
            TimeLimiterConfig.custom()
                .timeoutDuration(settings.timeout())
                .cancelRunningFuture(true)
                .build());
  }

  private static Retry retry(ClientSettings settings, Backoff backoff, Operation operation) {
    return Retry.of(
        NAME + '-' + operation.label(),
        RetryConfig.custom()
            .maxAttempts(settings.maxAttempts())
            .retryOnException(failure -> backoff.retryable(operation, failure))
            .intervalBiFunction((attempt, result) -> backoff.wait(attempt, result.getLeft()))
            .build());
  }

  private static CircuitBreakerConfig breaker(ClientSettings settings, Clock clock) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(
            settings.breakerWindow(), settings.breakerWindow(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(settings.breakerFailureRate())
        .waitDurationInOpenState(settings.breakerOpenFor())
        .permittedNumberOfCallsInHalfOpenState(1)
        .clock(clock)
        .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
        .recordException(Guard::unhealthy)
        .build();
  }

  /** A refusal is an answer, and says nothing against Linq's health. */
  private static boolean unhealthy(Throwable failure) {
    return failure instanceof LinqServerException
        || failure instanceof LinqUnavailableException
        || failure instanceof LinqOutcomeUnknownException
        || failure instanceof LinqProtocolException;
  }

  /**
   * Makes a call.
   *
   * @param sending begins one try
   * @param reading makes the result of an answer, or throws a {@link LinqException}
   */
  <R, T> T call(Operation operation, Supplier<? extends Future<R>> sending, Reading<R, T> reading) {
    Retry.AsyncContext<Object> retry = retries.get(operation).asyncContext();
    while (true) {
      try {
        T result = oneTry(operation, sending, reading);
        retry.onComplete();
        return result;
      } catch (LinqException failure) {
        long wait = retry.onError(failure);
        if (wait < 1) {
          throw failure;
        }
        listener.retrying(operation.label(), Duration.ofMillis(wait));
        sleep(operation, Duration.ofMillis(wait));
      }
    }
  }

  private <R, T> T oneTry(
      Operation operation, Supplier<? extends Future<R>> sending, Reading<R, T> reading) {
    awaitRate(operation);
    Callable<T> timed = () -> timed(operation, sending, reading);
    try {
      return Bulkhead.decorateCallable(bulkhead, CircuitBreaker.decorateCallable(breaker, timed))
          .call();
    } catch (CallNotPermittedException open) {
      throw failures.keptBack(
          operation,
          "too many calls of Linq's API failed, so that it is left alone for a while",
          "wait; the failures before this one say why");
    } catch (BulkheadFullException full) {
      throw failures.keptBack(
          operation,
          "too many calls of Linq's API wait for an answer",
          "wait, or raise signalbox.management.concurrency");
    } catch (LinqException known) {
      throw known;
    } catch (Exception other) {
      throw failures.of(operation, other);
    }
  }

  private <R, T> T timed(
      Operation operation, Supplier<? extends Future<R>> sending, Reading<R, T> reading) {
    long began = System.nanoTime();
    String outcome = "error";
    try {
      R answer = time.executeFutureSupplier(sending::get);
      T result = reading.read(answer);
      outcome = "ok";
      return result;
    } catch (LinqException known) {
      outcome = known.status().isPresent() ? String.valueOf(known.status().getAsInt()) : "error";
      throw known;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      outcome = "interrupted";
      throw failures.of(operation, interrupted);
    } catch (Exception failure) {
      LinqException known = failures.of(operation, failure);
      outcome = failure instanceof java.util.concurrent.TimeoutException ? "timeout" : "error";
      throw known;
    } finally {
      listener.tried(operation.label(), outcome, Duration.ofNanos(System.nanoTime() - began));
    }
  }

  private void awaitRate(Operation operation) {
    long nanos = rate.reservePermission();
    if (nanos < 0) {
      throw failures.keptBack(
          operation,
          "more calls of Linq's API are wanted than signalbox.management.rate allows",
          "wait, or raise it");
    }
    if (nanos > 0) {
      sleep(operation, Duration.ofNanos(nanos));
    }
  }

  private void sleep(Operation operation, Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failures.keptBack(operation, "the node is stopping", "start it again");
    }
  }

  /** Closed, open or half_open. */
  String breakerState() {
    return breaker.getState().name().toLowerCase(Locale.ROOT);
  }

  /** Makes a result of an answer. */
  @FunctionalInterface
  interface Reading<R, T> {

    T read(R answer);
  }
}

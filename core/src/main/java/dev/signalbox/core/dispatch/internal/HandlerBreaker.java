package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.BreakerSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Gives a handler that fails nearly always a rest. Safe for several threads. */
public final class HandlerBreaker {

  private static final RuntimeException FAILED = new FailedCall();

  private final CircuitBreaker breaker;

  /** Closed, with nothing counted. */
  public HandlerBreaker(String handler, BreakerSettings settings, Clock clock) {
    this.breaker =
        CircuitBreaker.of(
            handler,
            CircuitBreakerConfig.custom()
                .slidingWindow(
                    settings.window(), settings.minimumCalls(), SlidingWindowType.COUNT_BASED)
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.halfOpenCalls())
                .clock(new ForwardClock(clock))
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .recordException(failure -> true)
                .build());
  }

  /** Asks for one call; every true must be followed by one of the three answers. */
  public boolean admit() {
    return breaker.tryAcquirePermission();
  }

  /** The call succeeded. */
  public void succeeded(Duration took) {
    breaker.onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The call failed. */
  public void failed(Duration took) {
    breaker.onError(took.toMillis(), TimeUnit.MILLISECONDS, FAILED);
  }

  /** The call was not made, or says nothing of the handler. */
  public void withdrawn() {
    breaker.releasePermission();
  }

  /** Whether a call would be admitted now. */
  public boolean admits() {
    boolean admitted = breaker.tryAcquirePermission();
    if (admitted) {
      breaker.releasePermission();
    }
    return admitted;
  }

  /** Whether it holds everything back. */
  public boolean open() {
    return breaker.getState() == CircuitBreaker.State.OPEN;
  }

  /** {@code closed}, {@code open} or {@code half_open}. */
  public String state() {
    return breaker.getState().name().toLowerCase(Locale.ROOT);
  }

  /** Stands for the handler's own exception, which nothing may hold on to. */
  private static final class FailedCall extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FailedCall() {
      super("the handler failed", null, false, false);
    }
  }
}

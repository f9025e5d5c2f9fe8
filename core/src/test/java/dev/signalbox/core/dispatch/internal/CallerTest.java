package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.dispatch.BreakerSettings;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.CapturedLog;
import dev.signalbox.core.testing.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What one attempt says to the breaker, to the log and to the worker. */
class CallerTest {

  private static final StoredEvent STORED =
      new StoredEvent(
          5,
          "main",
          "e5",
          "acme.happened",
          true,
          Instant.EPOCH,
          "{\"event_type\":\"acme.happened\",\"event_id\":\"e5\",\"data\":{}}"
              .getBytes(StandardCharsets.UTF_8));

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final LinqEvent event = new EventCatalog(codec).decode(STORED);
  private final MutableClock clock = new MutableClock(Instant.EPOCH);
  private final HandlerBreaker breaker =
      new HandlerBreaker("h", new BreakerSettings(1, 1, 100f, Duration.ofSeconds(10), 1), clock);
  private final Calls calls = new Calls();
  private final Job third =
      Job.retry(STORED, new WaitingEvent(5, "", 2, Instant.EPOCH, "before", false));

  private Caller caller(EventHandler handler) {
    return new Caller("h", handler, breaker, calls, new DerivedEvents("h", codec, 1, clock));
  }

  private static EventHandler throwing(Throwable failure) {
    return delivery -> CallerTest.<RuntimeException>sneak(failure);
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void failedAttempt_isLoggedWithItsNumber_andCountsForTheBreaker() {
    Caller caller = caller(throwing(new IllegalStateException("boom")));
    assertThat(caller.admit()).isTrue();
    try (CapturedLog log = CapturedLog.of(Caller.class)) {
      assertThat(caller.call(third, event))
          .isEqualTo(new Attempt.Failed("java.lang.IllegalStateException: boom"));

      assertThat(log.lines())
          .containsExactly(
              "SBX-2013 handler h failed on event e5 of type acme.happened, attempt 3:"
                  + " java.lang.IllegalStateException");
    }
    assertThat(breaker.open()).isTrue();
  }

  @Test
  void exhaustedMachine_isToldFromAStackThatOverflows() {
    try (CapturedLog log = CapturedLog.of(Caller.class)) {
      caller(throwing(new OutOfMemoryError("made by the test"))).call(third, event);
      caller(throwing(new StackOverflowError())).call(third, event);

      assertThat(log.lines()).hasSize(2);
      assertThat(log.lines().get(0))
          .isEqualTo("SBX-2012 handler h met java.lang.OutOfMemoryError on event e5");
      assertThat(log.lines().get(1)).startsWith("SBX-2013");
    }
  }

  @Test
  void interruptedAttempt_isNone() {
    assertThat(breaker.admit()).isTrue();
    breaker.failed(Duration.ZERO);
    clock.advance(Duration.ofSeconds(11));
    Caller caller =
        caller(
            delivery -> {
              calls.interrupt();
              // Ends at once: the thread is interrupted.
              Thread.sleep(10_000);
            });
    assertThat(caller.admit()).isTrue();
    try (CapturedLog log = CapturedLog.of(Caller.class)) {
      assertThat(caller.call(third, event)).isEqualTo(new Attempt.Withdrawn());

      assertThat(log.lines()).isEmpty();
    }
    // The trial is left to the next one.
    assertThat(breaker.state()).isEqualTo("half_open");
    assertThat(caller.admit()).isTrue();
    caller.withdraw();
    assertThat(caller.admit()).isTrue();
  }

  @Test
  void attemptThatReturns_isSettled() {
    Caller caller = caller(delivery -> assertThat(delivery.attempt()).isEqualTo(3));
    assertThat(caller.admit()).isTrue();

    assertThat(caller.call(third, event)).isInstanceOf(Attempt.Settled.class);
    assertThat(breaker.open()).isFalse();
  }
}

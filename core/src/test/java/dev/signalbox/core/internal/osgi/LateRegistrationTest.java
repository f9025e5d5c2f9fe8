package dev.signalbox.core.internal.osgi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LateRegistrationTest {

  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void storeThatComesBack_getsTheHandlerRegistered_andClosedWithIt() throws Exception {
    CountDownLatch made = new CountDownLatch(1);
    HandlerRegistration late =
        new LateRegistration(
            "test",
            () -> {
              if (attempts.incrementAndGet() < 3) {
                throw new InboxUnavailableException("away");
              }
              made.countDown();
              return closed::incrementAndGet;
            },
            Duration.ofMillis(5));

    assertThat(made.await(30, TimeUnit.SECONDS)).isTrue();
    late.close();
    assertThat(attempts).hasValue(3);
    assertThat(closed).hasValue(1);
  }

  @Test
  void handlerThatGoesBefore_isNotRegistered() {
    HandlerRegistration late =
        new LateRegistration(
            "test",
            () -> {
              throw new InboxUnavailableException("away");
            },
            Duration.ofMillis(5));

    late.close();
    assertThat(closed).hasValue(0);
  }
}

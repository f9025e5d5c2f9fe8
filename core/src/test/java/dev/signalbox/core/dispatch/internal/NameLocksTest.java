package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameLocksTest {

  private final NameLocks locks = new NameLocks();
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  @AfterEach
  void end() {
    pool.shutdownNow();
  }

  @Test
  void sameName_isForOneAtATime_andOthersGoOn() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    Future<String> first =
        pool.submit(
            () ->
                locks.with(
                    "h",
                    () -> {
                      inside.countDown();
                      awaitUninterrupted(leave);
                      return "first";
                    }));
    inside.await();
    AtomicReference<Thread> thread = new AtomicReference<>();
    Future<Boolean> second =
        pool.submit(
            () -> {
              thread.set(Thread.currentThread());
              return locks.with("h", first::isDone);
            });
    Awaitility.await()
        .until(() -> thread.get() != null && thread.get().getState() == Thread.State.WAITING);
    assertThat(second.isDone()).isFalse();
    assertThat(locks.<String>with("other", () -> "at once")).isEqualTo("at once");
    leave.countDown();

    assertThat(first.get(20, TimeUnit.SECONDS)).isEqualTo("first");
    second.get(20, TimeUnit.SECONDS);
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

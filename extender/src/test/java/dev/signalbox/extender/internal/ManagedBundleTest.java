package dev.signalbox.extender.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ManagedBundleTest {

  private final AtomicInteger boots = new AtomicInteger();

  private HandlerContainer refuse() {
    boots.incrementAndGet();
    throw new RefusedBundleException("acme", new IllegalStateException("no"));
  }

  @Test
  void boot_happensOnce() {
    ManagedBundle bundle = new ManagedBundle("acme", this::refuse, Clock.systemUTC());
    assertThat(bundle.isWaiting()).isTrue();
    bundle.boot();
    bundle.boot();
    assertThat(boots).hasValue(1);
    assertThat(bundle.isWaiting()).isFalse();
  }

  @Test
  void closedBundle_isNotBooted() {
    ManagedBundle bundle = new ManagedBundle("acme", this::refuse, Clock.systemUTC());
    bundle.close();
    bundle.boot();
    assertThat(boots).hasValue(0);
  }

  @Test
  void close_waitsForTheBootOfAnotherThread() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch proceed = new CountDownLatch(1);
    ManagedBundle bundle =
        new ManagedBundle(
            "acme",
            () -> {
              inside.countDown();
              await(proceed);
              return refuse();
            },
            Clock.systemUTC());
    CompletableFuture<Void> boot = CompletableFuture.runAsync(bundle::boot);
    await(inside);
    CompletableFuture<Integer> bootsWhenClosed =
        CompletableFuture.supplyAsync(
            () -> {
              bundle.close();
              return boots.get();
            });
    assertThat(bootsWhenClosed).isNotDone();
    proceed.countDown();
    assertThat(bootsWhenClosed.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    boot.get(10, TimeUnit.SECONDS);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

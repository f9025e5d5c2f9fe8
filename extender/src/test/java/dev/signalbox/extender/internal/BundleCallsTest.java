package dev.signalbox.extender.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BundleCallsTest {

  private final ClassLoader loader = new ClassLoader() {};
  private final BundleCalls calls = new BundleCalls("acme", loader);

  @Test
  void call_runsWithTheBundlesLoaderAndGivesTheOldOneBack() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader inside = calls.call(() -> Thread.currentThread().getContextClassLoader());
    assertThat(inside).isSameAs(loader);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void failingCall_givesTheLoaderBackAndLeaves() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    assertThatThrownBy(
            () ->
                calls.call(
                    () -> {
                      throw new java.io.IOException("no");
                    }))
        .isInstanceOf(java.io.IOException.class);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    assertThat(calls.shut(Duration.ZERO)).isTrue();
  }

  @Test
  void shutDoor_refusesCalls() {
    assertThat(calls.shut(Duration.ofSeconds(1))).isTrue();
    assertThatThrownBy(() -> calls.call(() -> "late"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("acme");
  }

  @Test
  void shut_waitsForTheCallInside() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<String> call =
        CompletableFuture.supplyAsync(() -> callThatWaits(inside, leave));
    assertThat(inside.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(calls.shut(Duration.ofMillis(20))).isFalse();
    CompletableFuture<Boolean> shut =
        CompletableFuture.supplyAsync(() -> calls.shut(Duration.ofSeconds(10)));
    leave.countDown();
    assertThat(shut.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo("done");
  }

  private String callThatWaits(CountDownLatch inside, CountDownLatch leave) {
    try {
      return calls.call(
          () -> {
            inside.countDown();
            assertThat(leave.await(10, TimeUnit.SECONDS)).isTrue();
            return "done";
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Nothing is called or committed any more once a worker was given up. */
class CallsTest {

  private final Calls calls = new Calls();

  @Test
  void workerThatWasGivenUp_neitherCallsNorCommits() {
    calls.enter();
    assertThat(calls.abandoned()).isFalse();
    assertThat(calls.abandon()).isTrue();
    AtomicBoolean committed = new AtomicBoolean();

    assertThat(calls.abandoned()).isTrue();
    assertThatThrownBy(calls::exit).isInstanceOf(AbandonedException.class);
    assertThatThrownBy(calls::enter).isInstanceOf(AbandonedException.class);
    assertThatThrownBy(() -> calls.commit(() -> committed.set(true)))
        .isInstanceOf(AbandonedException.class);
    assertThat(committed).isFalse();
    assertThat(calls.abandon()).isFalse();
  }

  @Test
  void workerWithoutACall_isGivenUpAtOnce() {
    calls.enter();
    assertThat(calls.withinCall()).isTrue();
    assertThat(calls.exit()).isFalse();

    assertThat(calls.withinCall()).isFalse();
    assertThat(calls.abandon()).isFalse();
  }

  @Test
  void commitThatHasBegun_isWaitedFor() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread worker =
        new Thread(
            () ->
                calls.commit(
                    () -> {
                      begun.countDown();
                      pass(end);
                    }));
    worker.start();
    pass(begun);
    AtomicBoolean interrupted = new AtomicBoolean();
    Thread remover =
        new Thread(
            () -> {
              calls.abandon();
              interrupted.set(Thread.currentThread().isInterrupted());
            });
    remover.start();
    await().until(() -> remover.getState() == Thread.State.WAITING);
    remover.interrupt();
    await().until(() -> !remover.isInterrupted());
    await().until(() -> remover.getState() == Thread.State.WAITING);
    end.countDown();
    remover.join(20_000);
    worker.join();

    assertThat(remover.isAlive()).isFalse();
    assertThat(interrupted).isTrue();
  }

  @Test
  void failedCommit_isOver() {
    IllegalStateException failure = new IllegalStateException("expected by the test");
    assertThatThrownBy(
            () ->
                calls.commit(
                    () -> {
                      throw failure;
                    }))
        .isSameAs(failure);

    assertThat(calls.abandon()).isFalse();
  }

  @Test
  void interrupt_reachesRunningCallsAndIsTakenAwayAfterThem() {
    calls.enter();
    calls.interrupt();

    assertThat(Thread.currentThread().isInterrupted()).isTrue();
    assertThat(calls.exit()).isTrue();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

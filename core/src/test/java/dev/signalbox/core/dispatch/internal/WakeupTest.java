package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What ends a wait, and what does not. */
class WakeupTest {

  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final Wakeup wakeup = new Wakeup();
  private Thread waiter = new Thread(() -> {});

  @AfterEach
  void end() throws InterruptedException {
    wakeup.signal();
    waiter.join();
  }

  @Test
  void waitingThread_isWokenByANudge() throws Exception {
    waiting(w -> w.await(LONG));
    wakeup.nudge();

    assertEnds();
  }

  @Test
  void waitingThread_isWokenBySomethingUrgent() throws Exception {
    waiting(w -> w.await(LONG));
    wakeup.signal();

    assertEnds();
  }

  @Test
  void nudgeBeforeTheWait_endsOneWait() {
    wakeup.nudge();
    wakeup.nudge();
    wakeup.await(LONG);

    assertThat(timeOf(() -> wakeup.await(SHORT))).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void urgentSignal_endsEveryWaitUntilItIsHeard() {
    wakeup.signal();
    wakeup.await(LONG);
    wakeup.await(LONG);
    wakeup.linger(LONG);
    wakeup.heard();

    assertThat(timeOf(() -> wakeup.await(SHORT))).isGreaterThanOrEqualTo(SHORT);
    assertThat(timeOf(() -> wakeup.linger(SHORT))).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void waitEndedBySomethingUrgent_takesTheNudgeToo() {
    wakeup.nudge();
    wakeup.signal();
    wakeup.await(LONG);
    wakeup.heard();

    assertThat(timeOf(() -> wakeup.await(SHORT))).isGreaterThanOrEqualTo(SHORT);
  }

  @Test
  void lingeringThread_isWokenBySomethingUrgentOnly() throws Exception {
    waiting(w -> w.linger(LONG));
    wakeup.nudge();
    assertThat(timeOf(() -> waiter.join(SHORT.toMillis()))).isGreaterThanOrEqualTo(SHORT);
    assertThat(waiter.isAlive()).isTrue();
    wakeup.signal();

    assertEnds();
  }

  @Test
  void waitWithoutSignals_isOverInTime() {
    assertThat(timeOf(() -> wakeup.await(SHORT))).isBetween(SHORT, LONG);
    assertThat(timeOf(() -> wakeup.linger(SHORT))).isBetween(SHORT, LONG);
    wakeup.await(Duration.ZERO);
    wakeup.linger(Duration.ofNanos(-1));
  }

  @Test
  void strayInterrupt_endsNoWait() throws Exception {
    waiting(w -> w.await(LONG));
    waiter.interrupt();
    Awaitility.await().until(() -> !waiter.isInterrupted());
    Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
    wakeup.nudge();

    assertEnds();
  }

  private void waiting(Consumer<Wakeup> wait) {
    waiter = new Thread(() -> wait.accept(wakeup));
    waiter.start();
    Awaitility.await().until(() -> waiter.getState() == Thread.State.TIMED_WAITING);
  }

  private void assertEnds() throws InterruptedException {
    waiter.join(Duration.ofSeconds(20).toMillis());
    assertThat(waiter.isAlive()).isFalse();
  }

  private interface Work {
    void run() throws InterruptedException;
  }

  private static Duration timeOf(Work work) {
    long began = System.nanoTime();
    try {
      work.run();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return Duration.ofNanos(System.nanoTime() - began);
  }
}

package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks side by side: on how many threads, and what becomes of the others when one fails. */
class LanesTest {

  private final Calls calls = new Calls();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Lanes lanes =
      new Lanes(
          3,
          task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
          },
          calls);
  private final Thread caller = Thread.currentThread();

  @AfterEach
  void close() {
    lanes.close();
  }

  @Test
  void tasks_runOnAsManyThreadsAsThereAreLanes_theCallersAmongThem() {
    CyclicBarrier all = new CyclicBarrier(3);
    Set<Thread> ran = ConcurrentHashMap.newKeySet();

    lanes.run(
        Collections.nCopies(
            12,
            () -> {
              ran.add(Thread.currentThread());
              meet(all);
            }));

    assertThat(ran).hasSize(3).contains(caller).containsAll(threads);
    assertThat(threads).hasSize(2);
  }

  @Test
  void twoTasks_takeOneThreadBesideTheCaller_andOneTakesNone() {
    CyclicBarrier both = new CyclicBarrier(2);
    lanes.run(List.of(() -> {}));
    assertThat(threads).isEmpty();

    lanes.run(Collections.nCopies(2, () -> meet(both)));

    assertThat(threads).hasSize(1);
  }

  @Test
  void failureOfTheCaller_leavesWhatHasNotBegun() {
    IllegalStateException failure = new IllegalStateException("expected by the test");
    CountDownLatch helpersBusy = new CountDownLatch(2);
    List<String> ran = new CopyOnWriteArrayList<>();
    Runnable task =
        () -> {
          if (Thread.currentThread() == caller) {
            pass(helpersBusy);
            throw failure;
          }
          ran.add("busy");
          helpersBusy.countDown();
          // The caller has failed once it waits for this one.
          await().until(() -> caller.getState() == Thread.State.TIMED_WAITING && failed());
        };

    assertThatThrownBy(() -> lanes.run(Collections.nCopies(20, task))).isSameAs(failure);
    assertThat(ran).hasSize(2);
  }

  private boolean failed() {
    for (StackTraceElement frame : caller.getStackTrace()) {
      if (frame.getMethodName().equals("await")
          && frame.getClassName().equals(Lanes.class.getName())) {
        return true;
      }
    }
    return false;
  }

  @Test
  void failureOfAHelper_reachesTheCaller() {
    IllegalStateException failure = new IllegalStateException("expected by the test");
    assertThatThrownBy(() -> lanes.run(helperThrows(failure))).isSameAs(failure);

    AssertionError error = new AssertionError("expected by the test");
    assertThatThrownBy(() -> lanes.run(helperThrows(error)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a lane failed")
        .hasCause(error);
  }

  private List<Runnable> helperThrows(Throwable failure) {
    CyclicBarrier both = new CyclicBarrier(2);
    return Collections.nCopies(
        2,
        () -> {
          meet(both);
          if (Thread.currentThread() != caller) {
            LanesTest.<RuntimeException>sneak(failure);
          }
        });
  }

  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void sneak(Throwable failure) throws E {
    throw (E) failure;
  }

  @Test
  void helperThatDoesNotEnd_isNotWaitedForOnceTheWorkerIsGivenUp() {
    CountDownLatch over = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    try {
      assertThatThrownBy(
              () ->
                  lanes.run(
                      Collections.nCopies(
                          2,
                          () -> {
                            if (Thread.currentThread() == caller) {
                              pass(begun);
                              calls.abandon();
                            } else {
                              begun.countDown();
                              pass(over);
                            }
                          })))
          .isInstanceOf(AbandonedException.class);
    } finally {
      over.countDown();
    }
  }

  @Test
  void strayInterrupt_doesNotKeepTheCallerFromWaiting() {
    CountDownLatch interrupted = new CountDownLatch(1);
    CyclicBarrier both = new CyclicBarrier(2);
    List<String> ran = new CopyOnWriteArrayList<>();
    lanes.run(
        Collections.nCopies(
            2,
            () -> {
              meet(both);
              if (Thread.currentThread() == caller) {
                caller.interrupt();
                interrupted.countDown();
              } else {
                pass(interrupted);
                await().until(() -> !caller.isInterrupted() && failed());
                ran.add("to its end");
              }
            }));

    assertThat(ran).containsExactly("to its end");
  }

  @Test
  void closedLanes_leaveNoThread() {
    lanes.run(Collections.nCopies(9, () -> {}));
    assertThat(threads).isNotEmpty();
    lanes.close();

    await().until(() -> threads.stream().noneMatch(Thread::isAlive));
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static void pass(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

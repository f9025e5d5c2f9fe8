package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many events go into one commit, and what of a batch is left when it ends early. */
class BatchTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Recorder recorder = new Recorder();

  /** Waits until the handler has seen everything, and so has nothing to do. */
  private static void registerPaused(Bench bench, Recorder recorder, int lanes) {
    bench.dispatcher.register(Bench.descriptor("h", Begin.PARKED, lanes, Bench.TYPE), recorder);
    bench.dispatcher.pause("h");
    Bench.eventually().until(() -> bench.status("h").state() == State.PAUSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void fullBatch_isOneCommit_andTheNextFollowsAtOnce(int lanes) {
    try (Bench bench = new Bench(Bench.unhurried(LONG))) {
      registerPaused(bench, recorder, lanes);
      for (int i = 0; i < 40; i++) {
        bench.append("e" + i, "A");
      }
      int before = bench.ledger("h").commits();
      bench.dispatcher.resume("h");
      bench.awaitDone("h");

      assertThat(recorder.ids).hasSize(40);
      assertThat(bench.ledger("h").commits() - before).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void batchWhoseTimeIsUp_endsAfterTheEventItIsAt(int lanes) {
    // So that the time of a batch is up after each event.
    recorder.first(delivery -> Thread.sleep(SHORT.toMillis() + 1));
    try (Bench bench = new Bench(Bench.unhurried(SHORT))) {
      registerPaused(bench, recorder, lanes);
      for (int i = 0; i < 8; i++) {
        bench.append("e" + i, "A");
      }
      int before = bench.ledger("h").commits();
      bench.dispatcher.resume("h");
      bench.awaitDone("h");

      assertThat(recorder.ids).hasSize(8);
      assertThat(bench.ledger("h").commits() - before).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void handlerPausedWithinABatch_leavesTheRestWhereItIs(int lanes) {
    try (Bench bench = new Bench(Bench.unhurried(LONG))) {
      registerPaused(bench, recorder, lanes);
      recorder.first(delivery -> bench.dispatcher.pause("h"));
      for (int i = 0; i < 10; i++) {
        bench.append("e" + i, "A");
      }
      bench.dispatcher.resume("h");
      Bench.eventually().until(() -> bench.ledger("h").load().position() == 1);

      assertThat(bench.status("h").retrying()).isZero();
      assertThat(bench.status("h").lag()).isEqualTo(9);
      recorder.first(delivery -> {});
      bench.dispatcher.resume("h");
      bench.awaitDone("h");
      assertThat(recorder.ids).hasSize(10).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void afterTheStoreFailed_eventsAreCommittedOneByOneForAWhile(int lanes) {
    try (Bench bench = new Bench(Bench.unhurried(LONG))) {
      registerPaused(bench, recorder, lanes);
      for (int i = 0; i < 20; i++) {
        bench.append("e" + i, "A");
      }
      bench.ledger("h").failing(true);
      bench.dispatcher.resume("h");
      Bench.eventually().until(() -> bench.ledger("h").refusals() > 2);
      int before = bench.ledger("h").commits();
      bench.ledger("h").failing(false);
      bench.awaitDone("h");

      assertThat(recorder.ids).containsSubsequence("e0", "e1", "e19");
      // Sixteen alone, as many as a batch has, and the rest together.
      assertThat(bench.ledger("h").commits() - before).isEqualTo(17);
    }
  }

  @Test
  void lanes_handleDifferentKeysSideBySide() {
    CyclicBarrier all = new CyclicBarrier(3);
    recorder.first(delivery -> all.await(20, TimeUnit.SECONDS));
    try (Bench bench = new Bench(Bench.unhurried(LONG))) {
      registerPaused(bench, recorder, 3);
      for (int i = 0; i < 6; i++) {
        bench.append("e" + i, "key " + i % 3);
      }
      bench.dispatcher.resume("h");
      bench.awaitDone("h");

      assertThat(recorder.ids).hasSize(6);
      assertThat(bench.status("h").failed()).isZero();
    }
  }
}

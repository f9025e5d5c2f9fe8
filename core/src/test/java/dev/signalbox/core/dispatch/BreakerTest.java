package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BreakerTest {

  @Test
  void openBreaker_holdsEverythingAndUsesNoAttempts() {
    BreakerSettings breaker = new BreakerSettings(4, 4, 80f, Duration.ofSeconds(10), 2);
    AtomicBoolean broken = new AtomicBoolean(true);
    AtomicInteger calls = new AtomicInteger();
    Recorder recorder =
        new Recorder()
            .first(
                delivery -> {
                  calls.incrementAndGet();
                  if (broken.get()) {
                    throw new IllegalStateException("down");
                  }
                });
    try (Bench bench = new Bench(Bench.with(breaker))) {
      bench.register("h", recorder);
      for (int i = 0; i < 20; i++) {
        bench.append("e" + i, "chat" + i);
      }
      Bench.eventually().until(() -> bench.status("h").state() == State.HELD);
      assertThat(bench.status("h").breaker()).isEqualTo("open");
      bench.append("later", "");
      bench.clock.advance(Duration.ofSeconds(9));
      // A paused and resumed handler looks again, and is still held.
      bench.dispatcher.pause("h");
      bench.dispatcher.resume("h");
      assertThat(calls.get()).isEqualTo(4);
      Bench.eventually().until(() -> bench.status("h").position() == 4);
      assertThat(bench.status("h").lag()).isEqualTo(17);

      bench.clock.advance(Duration.ofSeconds(2));
      Bench.eventually().until(() -> calls.get() == 6);
      Bench.eventually().until(() -> bench.status("h").state() == State.HELD);
      assertThat(bench.status("h").dead()).isZero();

      broken.set(false);
      bench.clock.advance(Duration.ofSeconds(20));
      bench.awaitDone("h");
      assertThat(recorder.ids).hasSize(21).doesNotHaveDuplicates();
      assertThat(bench.status("h").state()).isEqualTo(State.RUNNING);
      assertThat(bench.status("h").breaker()).isEqualTo("closed");
    }
  }

  @Test
  void trialThatTheStoreRefuses_isMadeAgain() {
    BreakerSettings breaker = new BreakerSettings(1, 1, 100f, Duration.ofSeconds(10), 1);
    AtomicBoolean broken = new AtomicBoolean(true);
    Recorder recorder =
        new Recorder()
            .first(
                delivery -> {
                  if (broken.get()) {
                    throw new IllegalStateException("down");
                  }
                });
    try (Bench bench = new Bench(Bench.with(breaker))) {
      bench.register("h", recorder);
      bench.append("e1", "");
      Bench.eventually().until(() -> bench.status("h").state() == State.HELD);
      broken.set(false);
      bench.ledger("h").failSavepoints(true);
      bench.clock.advance(Duration.ofSeconds(11));
      Bench.eventually().until(() -> bench.ledger("h").refusals() > 0);
      bench.ledger("h").failSavepoints(false);
      bench.awaitDone("h");

      assertThat(recorder.ids).containsExactly("e1");
    }
  }
}

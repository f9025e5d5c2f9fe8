package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** The clock is put right, by an hour. */
class ClockJumpTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final AtomicBoolean broken = new AtomicBoolean(true);
  private final Recorder recorder =
      new Recorder()
          .first(
              delivery -> {
                if (broken.get() && delivery.envelope().eventId().startsWith("bad")) {
                  throw new IllegalStateException("down");
                }
              });

  private void failOnceThenJump(Bench bench, Duration jump) {
    bench.register("h", recorder);
    bench.append("bad", "chat");
    bench.append("behind", "chat");
    Bench.eventually().until(() -> bench.status("h").retrying() == 2);
    broken.set(false);
    bench.clock.advance(jump);
    bench.append("beside", "other");
    Bench.eventually().until(() -> recorder.ids.contains("beside"));
  }

  @Test
  void clockSetForward_retriesEarlyInOrder() {
    try (Bench bench = new Bench()) {
      failOnceThenJump(bench, HOUR);
      bench.awaitDone("h");
      assertThat(recorder.ids).containsExactlyInAnyOrder("bad", "behind", "beside");
      assertThat(recorder.ids.indexOf("bad")).isLessThan(recorder.ids.indexOf("behind"));
    }
  }

  @Test
  void clockSetBack_retriesWithinTheLongestDelay() {
    try (Bench bench = new Bench()) {
      failOnceThenJump(bench, HOUR.negated());
      assertThat(recorder.ids).containsExactly("beside");
      bench.clock.advance(Bench.settings().maxDelay());
      bench.awaitDone("h");
      assertThat(recorder.ids).containsExactly("beside", "bad", "behind");
    }
  }

  @Test
  void clockSetBackOverARestart_retriesWithinTheLongestDelay() {
    try (Bench bench = new Bench()) {
      failOnceThenJump(bench, HOUR.negated());
      bench.restart();
      bench.register("h", recorder);
      // Whoever handles this one has seen the clock as it was set.
      bench.append("later", "another chat");
      Bench.eventually().until(() -> recorder.ids.contains("later"));
      bench.clock.advance(Bench.settings().maxDelay());
      bench.awaitDone("h");
      assertThat(recorder.ids).containsExactly("beside", "later", "bad", "behind");
    }
  }

  @Test
  void clockSetBackWhileTheBreakerIsOpen_holdsNoLonger() {
    BreakerSettings breaker = new BreakerSettings(4, 4, 80f, Duration.ofSeconds(10), 2);
    try (Bench bench = new Bench(Bench.with(breaker))) {
      bench.register("h", recorder);
      for (int i = 0; i < 8; i++) {
        bench.append("bad" + i, "chat" + i);
      }
      Bench.eventually().until(() -> bench.status("h").state() == State.HELD);
      broken.set(false);
      bench.clock.advance(HOUR.negated());
      // It hears of the new time.
      bench.dispatcher.pause("h");
      bench.dispatcher.resume("h");
      Bench.eventually()
          .until(
              () -> {
                bench.clock.advance(Duration.ofSeconds(11));
                return recorder.ids.size() == 8;
              });
      bench.awaitDone("h");
      assertThat(Duration.between(Bench.START, bench.clock.instant())).isNegative();
      assertThat(recorder.ids).hasSize(8).doesNotHaveDuplicates();
    }
  }
}

package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.Bench.Recorder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a worker does when there is nothing to do, and what makes it go on. */
class IdleTest {

  @Test
  void dispatcherWithNothingToDo_waits() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      Recorder recorder = new Recorder();
      bench.register("h", recorder);
      bench.append("e1", "");
      bench.awaitDone("h");
      bench.dispatcher.pause("h");
      awaitWaiting(bench);
      bench.dispatcher.resume("h");
      awaitWaiting(bench);

      assertThat(bench.threads)
          .extracting(Thread::getName)
          .containsExactlyInAnyOrder("signalbox-outboxes", "signalbox-handler-h");
      // Nobody looks around meanwhile, so only being told can bring it.
      bench.append("e2", "");
      bench.awaitDone("h");
      assertThat(recorder.ids).containsExactly("e1", "e2");
    }
  }

  @Test
  void storeThatFails_isAskedAgainAfterAWait() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      bench.register("h", delivery -> {});
      awaitWaiting(bench);
      bench.ledger("h").failing(true);
      bench.append("e1", "");
      Bench.eventually().until(() -> bench.ledger("h").refusals() > 0);
      awaitWaiting(bench);
      bench.ledger("h").failing(false);

      // Nobody tells it that the store works again.
      bench.awaitDone("h");
    }
  }

  @Test
  void handlerThatEnds_storesWhatItHasPassed() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      HandlerRegistration registration = bench.register("h", delivery -> {});
      bench.append("acme.other", "o1", "");
      Bench.eventually().until(() -> bench.status("h").position() == 1);
      assertThat(bench.ledger("h").load().position()).isZero();
      int before = bench.ledger("h").commits();
      registration.close();
      assertThat(bench.ledger("h").load().position()).isEqualTo(1);
      assertThat(bench.ledger("h").commits() - before).isEqualTo(1);

      bench.register("h", delivery -> {}).close();
      assertThat(bench.ledger("h").commits() - before).isEqualTo(1);
    }
  }

  private static void awaitWaiting(Bench bench) {
    Bench.eventually()
        .until(
            () -> bench.threads.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
  }
}

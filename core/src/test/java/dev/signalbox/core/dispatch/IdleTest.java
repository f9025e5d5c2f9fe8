package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.catalog.PollFamily;
import dev.signalbox.core.dispatch.Bench.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
      int before = bench.ledger("h").commits();
      bench.append("acme.other", "o1", "");
      Bench.eventually().until(() -> bench.status("h").position() == 1);
      registration.close();
      assertThat(bench.ledger("h").load().position()).isEqualTo(1);
      assertThat(bench.ledger("h").commits() - before).isEqualTo(1);

      bench.register("h", delivery -> {}).close();
      assertThat(bench.ledger("h").commits() - before).isEqualTo(1);
    }
  }

  @Test
  void replaysAndOwedEventsOfManyPages_needNoLookAround() {
    Recorder recorder = new Recorder();
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      Instant begin = bench.clock.instant();
      HandlerRegistration narrow = bench.register("h", recorder);
      for (int i = 0; i < 40; i++) {
        bench.append("e" + i, "");
        bench.append("acme.other", "o" + i, "");
      }
      bench.awaitDone("h");
      bench.dispatcher.replay("h", new ReplayRequest.Between(begin, begin.plusSeconds(1)));
      Bench.eventually().until(() -> recorder.ids.size() == 80);
      narrow.close();
      bench.dispatcher.register(
          Bench.descriptor("h", Begin.PARKED, 1, Bench.TYPE, "acme.other"), recorder);
      Bench.eventually().until(() -> recorder.ids.size() == 120);
      bench.awaitDone("h");
    }
  }

  @Test
  void derivedEvents_needNoLookAround_alsoOfAPausedHandler() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      bench.register("h", delivery -> delivery.publish("acme.derived", Map.of()));
      bench.append("e1", "");
      Bench.eventually().until(() -> bench.inbox.lastSequence() == 2);
      Bench.eventually().until(() -> bench.ledger("h").counts().outbox() == 0);
      bench.dispatcher.pause("h");
      bench.append("e2", "");
      bench.inbox.failAppends(true);
      bench.dispatcher.resume("h");
      Bench.eventually().until(() -> bench.ledger("h").counts().outbox() == 1);
      bench.dispatcher.pause("h");
      Bench.eventually().until(() -> bench.status("h").state() == HandlerStatus.State.PAUSED);
      bench.inbox.failAppends(false);
      Bench.eventually()
          .until(
              () -> {
                // Being told of anything, it tries again.
                bench.dispatcher.pause("h");
                return bench.ledger("h").counts().outbox() == 0;
              });

      assertThat(bench.inbox.lastSequence()).isEqualTo(4);
    }
  }

  @Test
  void handlerThatAnotherNodeWorks_stillDoesWhatItIsAsked() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      bench.ledger("h").elsewhere(true);
      bench.register("h", delivery -> {});
      awaitWaiting(bench);

      assertThat(bench.dispatcher.replay("h", new ReplayRequest.AllDead())).isZero();
      awaitWaiting(bench);
    }
  }

  @Test
  void newSubscription_beginsAtAStoredPosition() {
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      bench.register("h", delivery -> {});
      bench.append("acme.other", "o1", "");
      Bench.eventually().until(() -> bench.status("h").position() == 1);
      bench.catalog.add(new PollFamily());

      Bench.eventually().until(() -> bench.ledger("h").load().position() == 1);
    }
  }

  private static void awaitWaiting(Bench bench) {
    Bench.eventually()
        .until(
            () -> bench.threads.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
  }
}

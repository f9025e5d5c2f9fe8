package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.dispatch.ReplayRequest.AllDead;
import dev.signalbox.core.dispatch.ReplayRequest.Between;
import dev.signalbox.core.dispatch.ReplayRequest.ByEvent;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NodeRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsTest {

  private final Bench bench = new Bench();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final Recorder recorder =
      new Recorder()
          .first(
              delivery -> {
                if (broken.contains(delivery.envelope().eventId())) {
                  throw new IllegalStateException("broken by the test");
                }
              });

  @AfterEach
  void close() {
    bench.close();
  }

  private void letDie(String name) {
    Bench.eventually()
        .until(
            () -> {
              bench.clock.advance(Duration.ofSeconds(1));
              return bench.status(name).retrying() == 0;
            });
  }

  @Test
  void pausedHandler_takesNothing_alsoAfterARestart() {
    bench.register("h", recorder);
    bench.dispatcher.pause("h");
    bench.append("e1", "");
    assertThat(bench.status("h").state()).isEqualTo(State.PAUSED);
    bench.restart();
    assertThat(bench.status("h").state()).isEqualTo(State.ABSENT);
    bench.register("h", recorder);
    assertThat(bench.status("h").state()).isEqualTo(State.PAUSED);
    assertThat(bench.status("h").lag()).isEqualTo(1);
    assertThat(recorder.ids).isEmpty();
    bench.dispatcher.resume("h");
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("e1");
    assertThat(bench.status("h").state()).isEqualTo(State.RUNNING);
  }

  @Test
  void pauseThatAnotherNodeHasStored_isObeyed() {
    bench.register("h", recorder);
    HandlerRecord record = bench.inbox.handlers().get(0);
    bench.inbox.saveHandler(new HandlerRecord("h", record.firstSeen(), true, record.interests()));
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.status("h").state() == State.PAUSED);
    bench.inbox.saveHandler(record);
    await().atMost(Duration.ofSeconds(20)).until(() -> bench.status("h").state() == State.RUNNING);
  }

  @Test
  void handlerThatAnotherNodeWorks_getsNothingHere_andGoesOnWhereThatOneStopped() {
    bench.register("h", recorder).close();
    bench.ledger("h").elsewhere(true);
    HandlerRegistration registration = bench.register("h", recorder);
    bench.append("e1", "A");
    int asked = bench.ledger("h").claimsAndReleases().get(0);
    await().until(() -> bench.ledger("h").claimsAndReleases().get(0) > asked + 2);
    assertThat(recorder.ids).isEmpty();

    try (LedgerTransaction transaction = bench.ledger("h").begin()) {
      transaction.position(bench.inbox.lastSequence());
      transaction.commit();
    }
    bench.ledger("h").elsewhere(false);
    bench.append("e2", "A");
    bench.awaitDone("h");

    assertThat(recorder.ids).containsExactly("e2");
    registration.close();
    assertThat(bench.ledger("h").claimsAndReleases().get(1)).isEqualTo(2);
  }

  @Test
  void pausedWhileAbsent_beginsPaused() {
    bench.register("h", recorder).close();
    bench.dispatcher.pause("h");
    bench.register("h", recorder);
    assertThat(bench.status("h").state()).isEqualTo(State.PAUSED);
  }

  @Test
  void deadLetter_isReplayedById() {
    broken.add("e1");
    bench.register("h", recorder);
    bench.append("e1", "A");
    bench.append("e2", "A");
    bench.awaitPassed("h");
    letDie("h");
    broken.clear();
    assertThat(bench.dispatcher.replay("h", new ByEvent("e1"))).isEqualTo(1);
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("e2", "e1");
    assertThat(recorder.deliveries.get(1).replay()).isTrue();
    assertThat(recorder.deliveries.get(1).attempt()).isEqualTo(1);
    assertThat(bench.status("h").dead()).isZero();
  }

  @Test
  void settledEvent_isReplayedById() {
    bench.register("h", recorder);
    bench.append("e1", "A");
    bench.awaitDone("h");
    assertThat(bench.dispatcher.replay("h", new ByEvent("e1"))).isEqualTo(1);
    Bench.eventually().until(() -> recorder.ids.size() == 2);
    bench.awaitDone("h");
    assertThat(recorder.deliveries).extracting(d -> d.replay()).containsExactly(false, true);
  }

  @Test
  void allDead_areReplayedForAnAbsentHandler() {
    broken.addAll(Set.of("e1", "e3"));
    HandlerRegistration registration = bench.register("h", recorder);
    bench.append("e1", "A");
    bench.append("e2", "A");
    bench.append("e3", "B");
    bench.awaitPassed("h");
    letDie("h");
    registration.close();
    broken.clear();
    assertThat(bench.dispatcher.replay("h", new AllDead())).isEqualTo(2);
    assertThat(bench.status("h").dead()).isZero();
    assertThat(bench.status("h").retrying()).isEqualTo(2);
    bench.register("h", recorder);
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("e2", "e1", "e3");
  }

  @Test
  void deadLetterThatTheLogHasForgotten_isReplayedFromItsCopy() {
    broken.add("e1");
    bench.register("h", recorder);
    bench.append("e1", "A");
    bench.awaitPassed("h");
    letDie("h");
    Instant later = bench.clock.instant().plusSeconds(10);
    assertThat(bench.inbox.purge(later, 1, later)).isEqualTo(1);
    assertThat(bench.dispatcher.replay("h", new ByEvent("e1"))).isEqualTo(1);
    letDie("h");
    assertThat(bench.status("h").dead()).isEqualTo(1);
    broken.clear();
    assertThat(bench.dispatcher.replay("h", new AllDead())).isEqualTo(1);
    Bench.eventually().until(() -> recorder.ids.size() == 1);
    bench.awaitDone("h");
    assertThat(bench.status("h").dead()).isZero();
  }

  @Test
  void spanOfTime_isReplayedInOrder_besideNewEvents() {
    Instant begin = bench.clock.instant();
    bench.register("h", recorder);
    for (int i = 0; i < 40; i++) {
      bench.append("e" + i, "A");
      bench.append("acme.other", "o" + i, "A");
    }
    bench.awaitDone("h");
    Instant middle = begin.plusSeconds(1);
    bench.clock.advance(Duration.ofSeconds(5));
    bench.append("late", "A");
    bench.awaitDone("h");
    assertThat(bench.dispatcher.replay("h", new Between(begin, middle))).isEqualTo(80);
    Bench.eventually().until(() -> recorder.ids.size() == 81);
    bench.awaitDone("h");
    assertThat(recorder.ids.subList(41, 81)).isEqualTo(recorder.ids.subList(0, 40));
    assertThat(recorder.deliveries.subList(41, 81)).allMatch(d -> d.replay());
  }

  @Test
  void spanOfTime_failuresBecomeRetriesAndHoldTheirKey() {
    Instant begin = bench.clock.instant();
    bench.register("h", recorder);
    bench.append("e1", "A");
    bench.append("e2", "A");
    bench.awaitDone("h");
    broken.add("e1");
    bench.dispatcher.replay("h", new Between(begin, begin.plusSeconds(1)));
    Bench.eventually().until(() -> bench.status("h").retrying() == 2);
    broken.clear();
    bench.clock.advance(Duration.ofSeconds(1));
    Bench.eventually().until(() -> recorder.ids.size() == 4);
    assertThat(recorder.ids).containsExactly("e1", "e2", "e1", "e2");
  }

  @Test
  void nothingToReplay_isRefusedWithAReason() {
    bench.register("h", recorder);
    bench.append("acme.other", "o1", "");
    bench.awaitDone("h");
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new ByEvent("none")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no such event");
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new ByEvent("o1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not take its type");
    assertThat(bench.dispatcher.replay("h", new AllDead())).isZero();
    Instant now = bench.clock.instant();
    assertThatThrownBy(
            () ->
                bench.dispatcher.replay("h", new Between(now.plusSeconds(9), now.plusSeconds(10))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new Between(now, now)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> bench.dispatcher.replay("nobody", new AllDead()))
        .isInstanceOf(UnknownHandlerException.class)
        .hasMessageContaining("known: h");
    assertThatThrownBy(() -> bench.dispatcher.pause("nobody"))
        .isInstanceOf(UnknownHandlerException.class);
    assertThatThrownBy(() -> bench.dispatcher.deadLetters("nobody", 0, 1))
        .isInstanceOf(UnknownHandlerException.class);
  }

  @Test
  void eventNotReachedYet_isNotReplayed() {
    bench.register("h", recorder);
    bench.dispatcher.pause("h");
    bench.append("e1", "");
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new ByEvent("e1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has not reached it");
  }

  @Test
  void unreadableDeliveries_areShownAsDeadLetters() {
    assertThat(bench.dispatcher.handlers()).isEmpty();
    bench.appendUnreadable("u1");
    bench.append("e1", "");
    bench.appendUnreadable("u2");
    bench.appendUnreadable("u3");
    assertThat(bench.dispatcher.handlers())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.name()).isEqualTo("unreadable");
              assertThat(status.dead()).isEqualTo(3);
            });
    assertThat(bench.dispatcher.deadLetters("unreadable", 0, 2))
        .extracting(letter -> letter.event().eventId())
        .containsExactly("u1", "u2");
    assertThat(bench.dispatcher.deadLetters("unreadable", 3, 5))
        .extracting(letter -> letter.event().eventId())
        .containsExactly("u3");
    assertThatThrownBy(() -> bench.dispatcher.replay("unreadable", new AllDead()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be replayed");
    assertThatThrownBy(() -> bench.register("unreadable", recorder))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void states_tellWhatEachHandlerSays() {
    broken.add("e2");
    bench.register("a", recorder);
    bench.append("e1", "");
    bench.append("e2", "");
    bench.dispatcher.register(Bench.descriptor("b", Begin.LATEST, 1, Bench.TYPE), recorder);
    bench.dispatcher.register(Bench.descriptor("c", Begin.EARLIEST, 1, "acme.other"), recorder);
    bench.awaitPassed("a");
    bench.dispatcher.pause("a");
    bench.append("e3", "");
    bench.awaitPassed("b");
    assertThat(bench.dispatcher.states(1, Bench.TYPE)).containsOnlyKeys("a");
    assertThat(bench.dispatcher.states(1, Bench.TYPE).get("a").passed()).isTrue();
    assertThat(bench.dispatcher.states(2, Bench.TYPE).get("a").waiting()).isPresent();
    assertThat(bench.dispatcher.states(3, Bench.TYPE)).containsOnlyKeys("a", "b");
    assertThat(bench.dispatcher.states(3, Bench.TYPE).get("a").passed()).isFalse();
    assertThat(bench.dispatcher.states(3, Bench.TYPE).get("b").passed()).isTrue();
  }

  @Test
  void settledThrough_isWhatEveryHandlerHasPassed() {
    assertThat(bench.dispatcher.settledThrough()).isEmpty();
    broken.add("e2");
    bench.register("a", recorder);
    bench.append("e1", "");
    bench.append("e2", "");
    bench.append("e3", "");
    bench.awaitPassed("a");
    assertThat(bench.dispatcher.settledThrough()).hasValue(1);
    letDie("a");
    assertThat(bench.dispatcher.settledThrough()).hasValue(3);
    Retention retention =
        new Retention(
            bench.inbox,
            bench.dispatcher::settledThrough,
            new RetentionSettings(Duration.ofDays(1), Duration.ofDays(30)));
    Instant now = bench.clock.instant();
    assertThat(retention.run(now.plus(Duration.ofHours(23)))).isZero();
    assertThat(retention.run(now.plus(Duration.ofDays(2)))).isEqualTo(3);
  }

  @Test
  void oneOfTwoDeadLettersThatTheLogHasForgotten_isReplayedAlone() {
    broken.addAll(Set.of("e1", "e2"));
    bench.register("h", recorder);
    bench.append("e1", "");
    bench.append("e2", "");
    bench.awaitPassed("h");
    letDie("h");
    Instant later = bench.clock.instant().plusSeconds(10);
    assertThat(bench.inbox.purge(later, 2, later)).isEqualTo(2);
    broken.clear();

    assertThat(bench.dispatcher.replay("h", new ByEvent("e2"))).isEqualTo(1);
    Bench.eventually().until(() -> bench.status("h").dead() == 1);
    assertThat(recorder.ids).containsExactly("e2");
    assertThat(bench.dispatcher.deadLetters("h", 0, 9).get(0).event().eventId()).isEqualTo("e1");
  }

  @Test
  void deadLettersOfATypeNoLongerTaken_stay() {
    broken.add("o1");
    HandlerRegistration both =
        bench.dispatcher.register(
            Bench.descriptor("h", Begin.PARKED, 1, Bench.TYPE, "acme.other"), recorder);
    bench.append("acme.other", "o1", "");
    bench.awaitPassed("h");
    letDie("h");
    both.close();
    HandlerRegistration one = bench.register("h", recorder);
    broken.clear();

    assertThat(bench.dispatcher.replay("h", new AllDead())).isZero();
    assertThat(bench.status("h").dead()).isEqualTo(1);
    one.close();
    assertThat(bench.dispatcher.replay("h", new AllDead())).isZero();
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new ByEvent("o1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not take its type");
    assertThat(bench.status("h").dead()).isEqualTo(1);
    assertThat(bench.status("h").retrying()).isZero();
    assertThat(recorder.ids).isEmpty();
  }

  @Test
  void waitingEvent_isBroughtForwardAndItsAttemptsCountOn() {
    broken.add("e1");
    bench.register("h", recorder);
    bench.append("e1", "A");
    bench.awaitPassed("h");
    assertThat(bench.status("h").retrying()).isEqualTo(1);
    broken.clear();
    assertThat(bench.dispatcher.replay("h", new ByEvent("e1"))).isEqualTo(1);
    bench.awaitDone("h");

    assertThat(recorder.deliveries)
        .singleElement()
        .satisfies(
            delivery -> {
              assertThat(delivery.attempt()).isEqualTo(2);
              assertThat(delivery.replay()).isTrue();
              assertThat(delivery.sequence()).isEqualTo(1);
              assertThat(delivery.handler()).isEqualTo("h");
            });
  }

  @Test
  void spanThatBeginsWhereTheHandlerStands_isReplayed() {
    Instant begin = bench.clock.instant();
    bench.register("h", recorder);
    bench.append("e1", "");
    bench.awaitDone("h");
    assertThat(bench.dispatcher.replay("h", new Between(begin, begin.plusSeconds(1)))).isEqualTo(1);
    Bench.eventually().until(() -> recorder.ids.size() == 2);
    bench.dispatcher.pause("h");
    bench.clock.advance(Duration.ofSeconds(5));
    Instant later = bench.clock.instant();
    bench.append("e2", "");
    assertThatThrownBy(() -> bench.dispatcher.replay("h", new Between(later, later.plusSeconds(1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has not reached");
  }

  @Test
  void replayAskedOfAHandlerThatGoes_isDoneOnceItHasGone() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    bench.append("e1", "");
    HandlerRegistration registration = bench.register("h", recorder);
    bench.awaitDone("h");
    recorder.first(
        delivery -> {
          inside.countDown();
          goOn.await();
        });
    bench.append("e2", "");
    inside.await();
    CompletableFuture<Long> replayed =
        CompletableFuture.supplyAsync(() -> bench.dispatcher.replay("h", new ByEvent("e1")));
    CompletableFuture<Void> closed = CompletableFuture.runAsync(registration::close);
    Bench.eventually().until(() -> bench.dispatcher.present().names().isEmpty());
    goOn.countDown();
    closed.get(20, TimeUnit.SECONDS);

    assertThat(replayed.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(bench.status("h").retrying()).isEqualTo(1);
    recorder.first(delivery -> {});
    bench.register("h", recorder);
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("e1", "e2", "e1");
  }

  @Test
  void status_saysWhatProvidesTheHandler_hereAndOnOtherNodes() {
    bench.register("h", recorder);
    bench.append("e1", "");
    bench.awaitDone("h");
    bench.awaitHandled("h", 1);
    assertThat(bench.dispatcher.handlers())
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.version()).isEqualTo("1.0");
              assertThat(status.source()).isEqualTo("test-h");
            });
    bench.inbox.share(
        node("here", true, report("h", 100)),
        node("there", false, report("other", 1_000), report("h", 5)));

    assertThat(bench.status("h").handled()).isEqualTo(6);
    assertThat(bench.status("h").version()).isEqualTo("1.0, 2.0");
  }

  private static HandlerReport report(String name, long handled) {
    return new HandlerReport(name, "2.0", "there", "running", handled, 0, "closed", "");
  }

  private static NodeRecord node(String id, boolean self, HandlerReport... reports) {
    return new NodeRecord(
        id,
        id,
        "1",
        Instant.EPOCH,
        self,
        Stream.of(reports)
            .map(report -> new NodeRecord.HandledHere(report, 1, List.of(0), 1))
            .toList());
  }

  @Test
  void positionThatIsOnlyInMemory_countsToo() {
    try (Bench unhurried = new Bench(Bench.unhurried(Duration.ofSeconds(1)))) {
      unhurried.register("h", recorder);
      unhurried.append("acme.other", "o1", "");
      Bench.eventually().until(() -> unhurried.status("h").position() == 1);

      // The ledger has it later, when a commit is worth it.
      assertThat(unhurried.dispatcher.settledThrough()).hasValue(1);
    }
  }
}

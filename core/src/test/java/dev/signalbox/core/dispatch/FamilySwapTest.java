package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.PollFamily;
import dev.signalbox.core.catalog.PollFamily.PollReceived;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A family that comes or goes while its events are handed out. */
class FamilySwapTest {

  private static final String POLL = "poll.received";

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void familyThatGoesAndComesWithinABatch_losesNoEvent(int lanes) {
    PollFamily family = new PollFamily();
    Recorder recorder = new Recorder();
    AtomicInteger troubles = new AtomicInteger();
    DispatchListener listener =
        new DispatchListener() {
          @Override
          public void storeFailed(String handler) {
            troubles.incrementAndGet();
          }
        };
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofMinutes(1)), listener)) {
      bench.catalog.add(family);
      bench.dispatcher.register(Bench.descriptor("h", Begin.PARKED, lanes, POLL), recorder);
      bench.dispatcher.pause("h");
      Bench.eventually().until(() -> bench.status("h").state() == State.PAUSED);
      for (int i = 0; i < 12; i++) {
        bench.append(POLL, "p" + i, "");
      }
      recorder.first(
          delivery -> {
            switch (delivery.envelope().eventId()) {
              case "p2" -> bench.catalog.remove(family);
              case "p7" -> bench.catalog.add(family);
              default -> {}
            }
          });
      bench.dispatcher.resume("h");
      bench.awaitDone("h");

      assertThat(recorder.ids)
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 12).mapToObj(i -> "p" + i).toList());
      assertThat(troubles).hasValue(0);
      if (lanes == 1) {
        assertThat(recorder.deliveries.subList(0, 3))
            .allMatch(delivery -> delivery.event() instanceof PollReceived);
        assertThat(recorder.deliveries.subList(3, 8))
            .allMatch(delivery -> delivery.event() instanceof UnknownEvent);
        assertThat(recorder.deliveries.subList(8, 12))
            .allMatch(delivery -> delivery.event() instanceof PollReceived);
      }
    }
  }

  @Test
  void familyThatComes_isNoticedByAHandlerThatWaits() {
    Recorder recorder = new Recorder();
    HandlerDescriptor polls =
        new HandlerDescriptor(
            "h", "1", "test", Set.of(), Set.of(PollFamily.PollEvent.class), Begin.PARKED, 1);
    try (Bench bench = new Bench(Bench.unhurried(Duration.ofMinutes(1)))) {
      bench.dispatcher.register(polls, recorder);
      bench.append(POLL, "p1", "");
      Bench.eventually()
          .until(
              () ->
                  bench.threads.stream().allMatch(t -> t.getState() == Thread.State.TIMED_WAITING));
      bench.catalog.add(new PollFamily());
      Bench.eventually().until(() -> recorder.ids.size() == 1);

      assertThat(recorder.deliveries.get(0).event()).isInstanceOf(PollReceived.class);
    }
  }

  @Test
  void waitingEventOfAFamilyThatIsGone_restsUntilItIsBack() {
    PollFamily family = new PollFamily();
    AtomicBoolean broken = new AtomicBoolean(true);
    Recorder recorder =
        new Recorder()
            .first(
                delivery -> {
                  if (broken.get()) {
                    throw new IllegalStateException("broken by the test");
                  }
                });
    HandlerDescriptor polls =
        new HandlerDescriptor(
            "h", "1", "test", Set.of(), Set.of(PollFamily.PollEvent.class), Begin.PARKED, 1);
    try (Bench bench = new Bench()) {
      bench.catalog.add(family);
      bench.dispatcher.register(polls, recorder);
      bench.append(POLL, "p1", "");
      bench.awaitPassed("h");
      bench.catalog.remove(family);
      Bench.eventually().until(() -> bench.status("h").types().isEmpty());
      broken.set(false);
      bench.clock.advance(Duration.ofSeconds(1));
      int before = bench.ledger("h").commits();
      bench.append("acme.other", "o1", "");
      Bench.eventually().until(() -> bench.status("h").position() == 2);
      assertThat(recorder.ids).isEmpty();
      assertThat(bench.status("h").retrying()).isEqualTo(1);
      bench.catalog.add(family);
      bench.awaitDone("h");

      assertThat(recorder.ids).containsExactly("p1");
      assertThat(recorder.deliveries.get(0).attempt()).isEqualTo(2);
      assertThat(bench.ledger("h").commits()).isGreaterThan(before);
    }
  }
}

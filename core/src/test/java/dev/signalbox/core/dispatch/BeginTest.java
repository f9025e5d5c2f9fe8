package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.PollFamily;
import dev.signalbox.core.dispatch.Bench.Recorder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BeginTest {

  private static final String OTHER = "acme.other";
  private final Bench bench = new Bench();
  private final Recorder first = new Recorder();
  private final Recorder second = new Recorder();

  @AfterEach
  void close() {
    bench.close();
  }

  private HandlerRegistration register(
      String name, Begin begin, Recorder handler, String... types) {
    return bench.dispatcher.register(Bench.descriptor(name, begin, 1, types), handler);
  }

  @Test
  void parked_isWhatNobodyHadTaken() {
    register("a", Begin.PARKED, first, Bench.TYPE);
    bench.append("a1", "");
    bench.append(OTHER, "o1", "");
    register("b", Begin.PARKED, second, Bench.TYPE, OTHER);
    bench.append("a2", "");
    bench.append(OTHER, "o2", "");
    bench.awaitDone("a");
    bench.awaitDone("b");
    assertThat(first.ids).containsExactly("a1", "a2");
    assertThat(second.ids).containsExactly("o1", "a2", "o2");
  }

  @Test
  void parked_countsAbsentHandlersToo() {
    register("a", Begin.PARKED, first, Bench.TYPE).close();
    bench.append("a1", "");
    register("b", Begin.PARKED, second, Bench.TYPE);
    bench.append("a2", "");
    register("a", Begin.PARKED, first, Bench.TYPE);
    bench.awaitDone("a");
    bench.awaitDone("b");
    assertThat(first.ids).containsExactly("a1", "a2");
    assertThat(second.ids).containsExactly("a2");
  }

  @Test
  void parkedBehindALatestHandler_isWhatCameBeforeIt() {
    bench.append("a1", "");
    register("a", Begin.LATEST, first, Bench.TYPE);
    bench.append("a2", "");
    register("b", Begin.PARKED, second, Bench.TYPE);
    bench.append("a3", "");
    bench.awaitDone("a");
    bench.awaitDone("b");
    assertThat(first.ids).containsExactly("a2", "a3");
    assertThat(second.ids).containsExactly("a1", "a3");
  }

  @Test
  void earliest_isEverything_latest_isWhatComesNext() {
    bench.append("a1", "");
    register("a", Begin.EARLIEST, first, Bench.TYPE);
    register("b", Begin.LATEST, second, "*");
    bench.append("a2", "");
    bench.awaitDone("a");
    bench.awaitDone("b");
    assertThat(first.ids).containsExactly("a1", "a2");
    assertThat(second.ids).containsExactly("a2");
    assertThat(bench.status("b").types()).containsExactly("*");
  }

  @Test
  void allTypesParked_isWhatNobodyHadOfEachType() {
    register("a", Begin.PARKED, first, Bench.TYPE);
    bench.append("a1", "");
    bench.append(OTHER, "o1", "");
    register("b", Begin.PARKED, second, "*");
    bench.append("a2", "");
    bench.awaitDone("b");
    assertThat(second.ids).containsExactly("o1", "a2");
  }

  @Test
  void knownName_goesOnWhereItStopped() {
    register("a", Begin.PARKED, first, Bench.TYPE).close();
    bench.append("a1", "");
    register("a", Begin.LATEST, first, Bench.TYPE).close();
    bench.restart();
    bench.append("a2", "");
    register("a", Begin.LATEST, first, Bench.TYPE);
    bench.awaitDone("a");
    assertThat(first.ids).containsExactly("a1", "a2");
  }

  @Test
  void typeAddedToAKnownName_bringsItsParkedEventsOnce() {
    HandlerRegistration old = register("a", Begin.PARKED, first, Bench.TYPE);
    for (int i = 0; i < 50; i++) {
      bench.append("a" + i, "");
      bench.append(OTHER, "o" + i, "chat");
    }
    bench.awaitDone("a");
    old.close();
    HandlerRegistration wider = register("a", Begin.PARKED, second, Bench.TYPE, OTHER);
    bench.append(OTHER, "o50", "chat");
    Bench.eventually().until(() -> second.ids.size() == 51);
    bench.awaitDone("a");
    assertThat(first.ids).hasSize(50);
    assertThat(second.ids).hasSize(51).allMatch(id -> id.startsWith("o")).endsWith("o49", "o50");
    wider.close();
    register("a", Begin.PARKED, second, Bench.TYPE, OTHER);
    bench.append("a50", "");
    bench.awaitDone("a");
    assertThat(second.ids).hasSize(52).endsWith("a50");
  }

  @Test
  void typeThatComesBack_isNeitherRepeatedNorSkipped() {
    HandlerRegistration both = register("a", Begin.PARKED, first, Bench.TYPE, OTHER);
    bench.append(OTHER, "o1", "");
    bench.awaitDone("a");
    both.close();
    HandlerRegistration one = register("a", Begin.PARKED, first, Bench.TYPE);
    bench.append(OTHER, "o2", "");
    bench.append("a1", "");
    bench.awaitDone("a");
    one.close();
    assertThat(bench.dispatcher.settledThrough()).hasValue(3);
    register("a", Begin.PARKED, first, Bench.TYPE, OTHER);
    bench.append(OTHER, "o3", "");
    Bench.eventually().until(() -> first.ids.size() == 4);
    bench.awaitDone("a");
    assertThat(first.ids).containsExactly("o1", "a1", "o2", "o3");
  }

  @Test
  void familyThatComesLater_makesEventsTyped() {
    HandlerDescriptor poll =
        new HandlerDescriptor(
            "poll", "1", "test", Set.of(), Set.of(PollFamily.PollEvent.class), Begin.PARKED, 1);
    bench.dispatcher.register(poll, first);
    bench.append("poll.received", "p1", "");
    bench.awaitDone("poll");
    assertThat(first.ids).isEmpty();
    PollFamily family = new PollFamily();
    bench.catalog.add(family);
    bench.append("poll.received", "p2", "");
    Bench.eventually().until(() -> first.ids.size() == 2);
    bench.awaitDone("poll");
    assertThat(first.ids).containsExactly("p1", "p2");
    assertThat(first.deliveries)
        .allMatch(delivery -> delivery.event() instanceof PollFamily.PollReceived);

    bench.catalog.remove(family);
    bench.append("poll.received", "p3", "");
    bench.awaitDone("poll");
    bench.catalog.add(family);
    Bench.eventually().until(() -> first.ids.size() == 3);
    assertThat(first.deliveries.get(2).event()).isInstanceOf(PollFamily.PollReceived.class);
  }

  @Test
  void observerOfUnknownEvents_getsOnlyThose() {
    HandlerDescriptor unknown =
        new HandlerDescriptor(
            "unknown", "1", "test", Set.of(), Set.of(UnknownEvent.class), Begin.PARKED, 1);
    bench.append("message.received", "m1", "");
    bench.append("acme.new", "n1", "");
    bench.dispatcher.register(unknown, first);
    bench.awaitDone("unknown");
    assertThat(first.ids).containsExactly("n1");
    assertThat(bench.status("unknown").types()).containsExactly("?");
  }

  @Test
  void owedEvents_areStoredAsWaitingBeforeTheFirstOfThemIsHandled() throws Exception {
    register("a", Begin.PARKED, first, Bench.TYPE).close();
    for (int i = 0; i < 10; i++) {
      bench.append(OTHER, "o" + i, "");
    }
    bench.append("message.received", "bad", "");
    HandlerRegistration old = register("a", Begin.PARKED, first, Bench.TYPE);
    bench.append("a1", "");
    bench.awaitDone("a");
    old.close();
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    second.first(
        delivery -> {
          inside.countDown();
          goOn.await();
        });
    bench.dispatcher.register(
        Bench.descriptor("a", Begin.PARKED, 1, Bench.TYPE, OTHER, "message.received"), second);
    inside.await();

    assertThat(bench.ledger("a").counts().waiting()).isEqualTo(10);
    assertThat(bench.ledger("a").counts().dead()).isEqualTo(1);
    goOn.countDown();
    bench.awaitDone("a");
    assertThat(second.ids).hasSize(10).startsWith("o0", "o1").endsWith("o9");
  }

  @Test
  void owedEvent_isNotPassedUntilItWasBroughtOver() {
    register("a", Begin.PARKED, first, Bench.TYPE).close();
    bench.append(OTHER, "o1", "");
    HandlerRegistration old = register("a", Begin.PARKED, first, Bench.TYPE);
    bench.append("a1", "");
    bench.awaitDone("a");
    old.close();
    bench.dispatcher.pause("a");
    register("a", Begin.PARKED, second, Bench.TYPE, OTHER);

    assertThat(bench.dispatcher.states(1, OTHER).get("a").passed()).isFalse();
    assertThat(bench.dispatcher.states(2, Bench.TYPE).get("a").passed()).isTrue();
    assertThat(bench.dispatcher.settledThrough()).hasValue(0);
    bench.dispatcher.resume("a");
    Bench.eventually().until(() -> second.ids.equals(List.of("o1")));
    Bench.eventually().until(() -> bench.dispatcher.states(1, OTHER).get("a").passed());
    assertThat(bench.dispatcher.settledThrough()).hasValue(2);
  }
}

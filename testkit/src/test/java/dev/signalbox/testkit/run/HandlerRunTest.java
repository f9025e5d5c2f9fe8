package dev.signalbox.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.testkit.Events;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HandlerRunTest {

  private final MessageReceived a1 = Events.messageReceived().chat("a").id("a1").build();
  private final MessageReceived a2 = Events.messageReceived().chat("a").id("a2").build();
  private final MessageReceived b1 = Events.messageReceived().chat("b").id("b1").build();
  private final List<String> seen = new ArrayList<>();

  @Test
  void events_areHandledInTheirOrder() {
    HandlerResult result =
        HandlerRun.of(d -> seen.add(d.sequence() + id(d.event()))).events(a1, b1, a2).run();
    assertThat(seen).containsExactly("1a1", "2b1", "3a2");
    assertThat(result.requireHandled().outcomes()).extracting(Outcome::attempts).containsOnly(1);
  }

  @Test
  void failedEvent_isRetriedAndHoldsBackItsOwnChatOnly() {
    HandlerResult result =
        HandlerRun.of(
                d -> {
                  seen.add(id(d.event()) + d.attempt());
                  if (d.event() == a1 && d.attempt() < 3) {
                    throw new IllegalStateException("not yet");
                  }
                })
            .events(a1, a2, b1)
            .run();
    assertThat(seen).containsExactly("a11", "b11", "a12", "a13", "a21");
    assertThat(result.of(a1).attempts()).isEqualTo(3);
    assertThat(result.of(a1).failures()).hasSize(2);
  }

  @Test
  void eventThatAlwaysFails_isDeadAndLetsItsChatGoOn() {
    HandlerResult result =
        HandlerRun.of(
                d -> {
                  if (d.event() == a1) {
                    throw new IllegalStateException("never");
                  }
                })
            .maxAttempts(4)
            .events(a1, a2)
            .run();
    assertThat(result.in(Outcome.State.DEAD)).extracting(Outcome::attempts).containsExactly(4);
    assertThat(result.of(a2).state()).isEqualTo(Outcome.State.HANDLED);
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(result::requireHandled)
        .withMessageContaining("a1 is DEAD after 4 attempts")
        .withStackTraceContaining("never");
  }

  @Test
  void derivedEvents_areKeptOnceAndOnlyOfTheAttemptThatReturned() {
    HandlerResult result =
        HandlerRun.of(
                d -> {
                  d.publish("acme.order.placed", Map.of("attempt", d.attempt()));
                  if (d.attempt() == 1) {
                    throw new IllegalStateException("once");
                  }
                })
            .events(a1)
            .run();
    assertThat(result.published()).hasSize(1);
    PublishedEvent published = result.published().get(0);
    assertThat(published.causeEventId()).isEqualTo("a1");
    assertThat(published.data().intValue("attempt")).contains(2);
  }

  @Test
  void whatTheNodeWouldRefuseToPublish_isRefused() {
    HandlerResult result =
        HandlerRun.of(d -> d.publish("Nodot", Map.of())).maxAttempts(1).events(a1).run();
    assertThat(result.of(a1).failures().get(0)).isInstanceOf(IllegalArgumentException.class);
    LinqEvent deep = Events.unknown("acme.x").derivedFrom("e", "h", 8).build();
    assertThat(
            HandlerRun.of(d -> d.publish("acme.y", Map.of()))
                .maxAttempts(1)
                .events(deep)
                .run()
                .of(deep)
                .failures()
                .get(0))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void deliverTwice_marksTheSecondAsReplay() {
    HandlerResult result =
        HandlerRun.of(d -> seen.add(d.sequence() + id(d.event()) + d.replay()))
            .deliverTwice()
            .events(a1, b1)
            .run();
    assertThat(seen).containsExactly("1a1false", "2b1false", "1a1true", "2b1true");
    assertThat(result.outcomes()).hasSize(4);
  }

  @Test
  void outOfOrder_isAnotherOrderAndTheSameForTheSameSeed() {
    List<LinqEvent> events =
        IntStream.range(0, 20)
            .<LinqEvent>mapToObj(i -> Events.messageReceived().id("e" + i).build())
            .toList();
    List<String> first = order(events, 7);
    assertThat(first).isEqualTo(order(events, 7)).isNotEqualTo(order(events, 8));
    assertThat(first)
        .containsExactlyInAnyOrderElementsOf(events.stream().map(HandlerRunTest::id).toList());
    assertThat(first).isNotEqualTo(events.stream().map(HandlerRunTest::id).toList());
  }

  private static List<String> order(List<LinqEvent> events, long seed) {
    List<String> order = new ArrayList<>();
    HandlerRun.of(d -> order.add(id(d.event()))).outOfOrder(seed).events(events).run();
    return order;
  }

  @Test
  void failAt_repeatsThatCall() {
    HandlerResult result =
        HandlerRun.of(d -> seen.add(id(d.event()))).failAt(2).events(a1, b1).run();
    assertThat(seen).containsExactly("a1", "b1", "b1");
    assertThat(result.of(b1).attempts()).isEqualTo(2);
    assertThat(result.of(b1).failures().get(0)).isInstanceOf(InjectedFaultException.class);
  }

  @Test
  void crash_repeatsWhatWasNotCommittedWithTheSameAttempt() {
    HandlerResult result =
        HandlerRun.of(d -> seen.add(id(d.event()) + d.attempt()))
            .batchSize(2)
            .crashBeforeCommit(3)
            .events(a1, a2, b1)
            .run();
    assertThat(seen).containsExactly("a11", "a21", "b11", "b11");
    assertThat(result.requireHandled().of(b1).attempts()).isEqualTo(1);
  }

  private static String id(LinqEvent event) {
    return event.envelope().eventId();
  }
}

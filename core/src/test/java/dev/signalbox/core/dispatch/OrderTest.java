package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.UnknownEvent;
import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.EventType;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.inbox.EventState;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {

  private final Bench bench = new Bench();
  private final Set<String> broken = ConcurrentHashMap.newKeySet();
  private final AtomicInteger failures = new AtomicInteger();
  private final EventHandler breaking =
      delivery -> {
        if (broken.contains(delivery.envelope().eventId())) {
          failures.incrementAndGet();
          throw new IllegalStateException("broken by the test");
        }
      };
  private final Recorder recorder = new Recorder().first(breaking);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void events_arriveInOrder() {
    bench.register("a", recorder);
    for (int i = 0; i < 100; i++) {
      bench.append("e" + i, i % 2 == 0 ? "chat" : "");
    }
    bench.awaitDone("a");
    assertThat(recorder.ids).hasSize(100).startsWith("e0", "e1", "e2").endsWith("e99");
    bench.awaitHandled("a", 100);
  }

  @Test
  void failedEvent_holdsBackItsKeyOnly() {
    broken.add("a1");
    bench.append("a1", "A");
    bench.append("b1", "B");
    bench.append("a2", "A");
    bench.append("free", "");
    bench.register("h", recorder);
    bench.awaitPassed("h");
    assertThat(recorder.ids).containsExactly("b1", "free");
    assertThat(bench.status("h").retrying()).isEqualTo(2);

    broken.clear();
    bench.clock.advance(Duration.ofSeconds(1));
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("b1", "free", "a1", "a2");
    assertThat(recorder.deliveries.get(2).attempt()).isEqualTo(2);
    assertThat(recorder.deliveries.get(3).attempt()).isEqualTo(1);
  }

  @Test
  void newEventOfHeldKey_waitsBehindTheOthers() {
    broken.add("a1");
    bench.register("h", recorder);
    bench.append("a1", "A");
    bench.awaitPassed("h");
    bench.append("a2", "A");
    bench.append("a3", "A");
    bench.awaitPassed("h");
    assertThat(recorder.ids).isEmpty();
    broken.clear();
    bench.clock.advance(Duration.ofSeconds(1));
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("a1", "a2", "a3");
  }

  @Test
  void eventThatDies_releasesItsKey() {
    broken.add("a1");
    bench.register("h", recorder);
    bench.append("a1", "A");
    bench.append("a2", "A");
    for (int second : List.of(0, 1, 2)) {
      bench.clock.advance(Duration.ofSeconds(second));
      int expected = second + 1;
      Bench.eventually().until(() -> failures.get() == expected && noted("a1", expected));
    }
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("a2");
    assertThat(bench.dispatcher.deadLetters("h", 0, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.event().eventId()).isEqualTo("a1");
              assertThat(letter.attempts()).isEqualTo(3);
              assertThat(letter.error())
                  .isEqualTo("java.lang.IllegalStateException: broken by the test");
            });
    assertThat(bench.status("h").lastError()).hasValueSatisfying(e -> e.contains("broken"));
  }

  /**
   * The time of the next try is taken after the handler has thrown: only then may the clock go on.
   */
  private boolean noted(String id, int attempts) {
    long sequence = bench.inbox.byEventId(id).get(0).sequence();
    EventState state = bench.inbox.ledger("h").state(sequence);
    return state.dead().isPresent()
        || state.waiting().filter(waiting -> waiting.attempts() == attempts).isPresent();
  }

  @Test
  void retry_isNotTriedBeforeItIsDue() {
    broken.add("a1");
    bench.register("h", recorder);
    bench.append("a1", "A");
    bench.awaitPassed("h");
    broken.clear();
    bench.clock.advance(Duration.ofMillis(999));
    bench.append("b1", "B");
    bench.append("b2", "B");
    bench.awaitPassed("h");
    assertThat(recorder.ids).containsExactly("b1", "b2");
    bench.clock.advance(Duration.ofMillis(1));
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("b1", "b2", "a1");
  }

  @Test
  void errorsOfAHandler_areFailures() {
    Recorder handler =
        new Recorder()
            .first(
                delivery -> {
                  if (delivery.attempt() == 1) {
                    throw new StackOverflowError();
                  }
                  if (delivery.attempt() == 2) {
                    throw new NoClassDefFoundError("gone");
                  }
                });
    bench.register("h", handler);
    bench.append("a1", "A");
    bench.awaitPassed("h");
    bench.clock.advance(Duration.ofSeconds(1));
    Bench.eventually().until(() -> bench.status("h").failed() == 2);
    bench.clock.advance(Duration.ofSeconds(2));
    bench.awaitDone("h");
    assertThat(handler.ids).containsExactly("a1");
  }

  @Test
  void stateOfRetries_survivesARestart() {
    broken.add("a1");
    HandlerRegistration registration = bench.register("h", recorder);
    bench.append("a1", "A");
    bench.append("a2", "A");
    bench.awaitPassed("h");
    registration.close();
    bench.restart();
    broken.clear();
    bench.append("a3", "A");
    bench.clock.advance(Duration.ofSeconds(1));
    bench.register("h", recorder);
    bench.awaitDone("h");
    assertThat(recorder.ids).containsExactly("a1", "a2", "a3");
    assertThat(recorder.deliveries.get(0).attempt()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void eventWhoseDecoderFails_isRetriedUntilAnotherVersionReadsIt(int lanes) {
    AtomicBoolean failing = new AtomicBoolean(true);
    EventType<UnknownEvent> type =
        new EventType<>(
            "poll.received",
            UnknownEvent.class,
            envelope -> {
              if (failing.get()) {
                throw new IllegalStateException("broken decoder");
              }
              return new UnknownEvent(envelope);
            });
    bench.catalog.add(
        new EventFamily() {
          @Override
          public String name() {
            return "poll";
          }

          @Override
          public List<EventType<?>> types() {
            return List.of(type);
          }
        });
    Recorder handler = new Recorder();
    bench.dispatcher.register(
        Bench.descriptor("h", Begin.PARKED, lanes, "poll.received", Bench.TYPE), handler);
    bench.append("poll.received", "p1", "A");
    bench.append("a2", "A");
    bench.awaitPassed("h");
    assertThat(handler.ids).containsExactly("a2");
    assertThat(bench.status("h").retrying()).isEqualTo(1);
    assertThat(bench.status("h").lastError())
        .hasValueSatisfying(
            error -> assertThat(error).contains("DecoderFailedException").contains("'poll'"));
    bench.clock.advance(Duration.ofSeconds(1));
    Bench.eventually().until(() -> bench.status("h").failed() == 2);
    failing.set(false);
    bench.clock.advance(Duration.ofSeconds(2));
    bench.awaitDone("h");

    assertThat(handler.ids).containsExactly("a2", "p1");
    assertThat(handler.deliveries.get(1).attempt()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void unreadableData_diesAtOnceAndHoldsNothing(int lanes) {
    bench.append("message.received", "bad", "");
    bench.append("message.received", "bad2", "");
    Recorder handler = new Recorder();
    bench.dispatcher.register(
        Bench.descriptor("h", Begin.PARKED, lanes, "message.received", Bench.TYPE), handler);
    bench.append("fine", "A");
    bench.awaitDone("h");
    assertThat(handler.ids).containsExactly("fine");
    assertThat(bench.dispatcher.deadLetters("h", 0, 10)).hasSize(2);
    assertThat(bench.dispatcher.deadLetters("h", 1, 10)).hasSize(1);
    assertThat(bench.dispatcher.deadLetters("h", 0, 10).get(0).error())
        .contains("UnreadableEventException");
  }

  @Test
  void severalLanes_keepTheOrderOfEachKey() {
    Recorder handler =
        new Recorder()
            .first(
                delivery -> {
                  Thread.yield();
                  if (delivery.envelope().eventId().endsWith("7") && delivery.attempt() == 1) {
                    throw new IllegalStateException("first attempt");
                  }
                });
    bench.dispatcher.register(Bench.descriptor("h", Begin.PARKED, 4, Bench.TYPE), handler);
    for (int i = 0; i < 300; i++) {
      bench.append("k" + i % 5 + "-" + i, "key" + i % 5);
    }
    Bench.eventually()
        .until(
            () -> {
              bench.clock.advance(Duration.ofSeconds(1));
              return bench.status("h").handled() == 300;
            });
    bench.awaitDone("h");
    for (int key = 0; key < 5; key++) {
      String prefix = "k" + key + "-";
      List<Integer> numbers =
          handler.ids.stream()
              .filter(id -> id.startsWith(prefix))
              .map(id -> Integer.valueOf(id.substring(prefix.length())))
              .toList();
      assertThat(numbers).hasSize(60).isSorted();
    }
    assertThat(bench.status("h").failed()).isEqualTo(30);
  }
}

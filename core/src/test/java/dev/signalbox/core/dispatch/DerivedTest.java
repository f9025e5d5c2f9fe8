package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.core.dispatch.Bench.Recorder;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.StoredEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DerivedTest {

  private static final String DERIVED = "acme.order.placed";
  private final Bench bench = new Bench();
  private final Recorder listener = new Recorder();

  @AfterEach
  void close() {
    bench.close();
  }

  private List<StoredEvent> derived() {
    return bench.inbox.all().stream()
        .filter(event -> event.eventId().startsWith("derived-"))
        .toList();
  }

  private static void publish(Delivery delivery) {
    delivery.publish(DERIVED, Map.of("chat_id", "C", "of", delivery.envelope().eventId()));
  }

  @Test
  void publishedEvent_reachesOthersWithItsCause() {
    bench.register("maker", DerivedTest::publish);
    bench.dispatcher.register(Bench.descriptor("l", Begin.PARKED, 1, DERIVED), listener);
    bench.append("e1", "C");
    Bench.eventually().until(() -> listener.ids.size() == 1);
    var envelope = listener.deliveries.get(0).envelope();
    assertThat(envelope.eventId()).matches("derived-[0-9a-f]{32}");
    assertThat(envelope.endpoint()).isEqualTo("main");
    assertThat(envelope.apiVersion()).contains("signalbox");
    assertThat(envelope.traceId()).contains("t");
    assertThat(envelope.partnerId()).contains("p");
    assertThat(envelope.createdAt()).contains(bench.clock.instant());
    assertThat(envelope.cause())
        .hasValueSatisfying(
            cause -> {
              assertThat(cause.eventId()).isEqualTo("e1");
              assertThat(cause.handler()).isEqualTo("maker");
              assertThat(cause.depth()).isEqualTo(1);
            });
    assertThat(envelope.data().string("of")).contains("e1");
    assertThat(listener.deliveries.get(0).event().orderKey()).contains("C");
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 0);
  }

  @Test
  void handlerThatThrows_publishesNothing() {
    AtomicInteger attempts = new AtomicInteger();
    bench.register(
        "maker",
        delivery -> {
          publish(delivery);
          if (attempts.incrementAndGet() == 1) {
            throw new IllegalStateException("after publishing");
          }
        });
    bench.append("e1", "C");
    bench.awaitPassed("maker");
    assertThat(derived()).isEmpty();
    bench.clock.advance(Duration.ofSeconds(1));
    Bench.eventually().until(() -> derived().size() == 1);
  }

  @Test
  void crashBeforeTheAppend_appendsAfterTheRestart() {
    bench.register("maker", DerivedTest::publish);
    bench.inbox.failAppends(false);
    bench.append("e1", "C");
    bench.awaitPassed("maker");
    Bench.eventually().until(() -> derived().size() == 1);
    bench.dispatcher.pause("maker");
    bench.append("e2", "C");
    bench.inbox.failAppends(true);
    bench.dispatcher.resume("maker");
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 1);
    bench.restart();
    assertThat(derived()).hasSize(1);
    bench.inbox.failAppends(false);
    bench.register("maker", DerivedTest::publish);
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 0);
    assertThat(derived()).hasSize(2);
  }

  @Test
  void crashBetweenAppendAndClearing_appendsOnce() {
    bench.dispatcher.register(
        Bench.descriptor("maker", Begin.PARKED, 1, Bench.TYPE), d -> publish(d));
    bench.dispatcher.pause("maker");
    bench.append("e1", "C");
    bench.inbox.failAppends(true);
    bench.dispatcher.resume("maker");
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 1);
    bench.dispatcher.close();
    OutboxEvent left = bench.ledger("maker").outbox(10).get(0);
    bench.inbox.failAppends(false);
    bench.inbox.append(left.event());
    bench.start();
    bench.register("maker", DerivedTest::publish);
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 0);
    assertThat(derived()).hasSize(1);
    assertThat(bench.inbox.conflicts()).isEmpty();
  }

  @Test
  void outboxOfAHandlerThatNeverComesBack_isForwarded() {
    HandlerRegistration maker = bench.register("maker", DerivedTest::publish);
    bench.dispatcher.pause("maker");
    bench.append("e1", "C");
    bench.inbox.failAppends(true);
    bench.dispatcher.resume("maker");
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 1);
    maker.close();
    bench.dispatcher.close();
    bench.inbox.failAppends(false);
    bench.start();
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 0);
    assertThat(derived()).hasSize(1);
  }

  @Test
  void replayedCause_derivesNothingNew() {
    bench.register("maker", DerivedTest::publish);
    bench.append("e1", "C");
    Bench.eventually().until(() -> derived().size() == 1);
    bench.clock.advance(Duration.ofHours(1));
    bench.dispatcher.replay("maker", new ReplayRequest.ByEvent("e1"));
    Bench.eventually().until(() -> bench.status("maker").handled() == 2);
    Bench.eventually().until(() -> bench.ledger("maker").counts().outbox() == 0);
    assertThat(derived()).hasSize(1);
    assertThat(bench.inbox.conflicts()).isEmpty();
  }

  @Test
  void chain_isBounded() {
    bench.dispatcher.register(
        Bench.descriptor("maker", Begin.PARKED, 1, Bench.TYPE, DERIVED), DerivedTest::publish);
    bench.append("e1", "C");
    Bench.eventually().until(() -> derived().size() == 3);
    bench.awaitPassed("maker");
    assertThat(bench.status("maker").lastError())
        .hasValueSatisfying(
            error -> assertThat(error).contains("a chain of derived events may be 3 long"));
    assertThat(derived()).hasSize(3);
  }

  @Test
  void unusableTypeOrData_isRefused() {
    AtomicReference<Delivery> kept = new AtomicReference<>();
    AtomicInteger refused = new AtomicInteger();
    bench.register(
        "maker",
        delivery -> {
          for (String type :
              List.of("", "nodot", "Upper.case", "a..b", ".a", "a.", "a b.c", "ü.b", "a.b\n")) {
            assertThatThrownBy(() -> delivery.publish(type, Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
            refused.incrementAndGet();
          }
          String longest = "a." + "b".repeat(198);
          assertThatThrownBy(() -> delivery.publish(longest + "b", Map.of()))
              .isInstanceOf(IllegalArgumentException.class)
              .hasMessageContaining("at most 200 long");
          delivery.publish(longest, Map.of());
          assertThatThrownBy(() -> delivery.publish("a.b", Map.of("x", new Object())))
              .isInstanceOf(IllegalArgumentException.class);
          kept.set(delivery);
        });
    bench.append("e1", "C");
    bench.awaitDone("maker");
    assertThat(refused).hasValue(9);
    Bench.eventually().until(() -> derived().size() == 1);
    assertThat(derived().get(0).eventType()).hasSize(200);
    assertThatThrownBy(() -> publish(kept.get()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("is over");
  }
}

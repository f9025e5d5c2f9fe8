package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.Receiver.Received;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryFaultsTest {

  private final Simulator simulator =
      Simulator.start(SimulatorOptions.builder().allowHttp(true).build());
  private Receiver receiver;
  private String subscription;

  @BeforeEach
  void subscribe() throws Exception {
    receiver = Receiver.answering(200);
    subscription =
        Client.of(simulator).create(receiver.url("/"), "call.ended", "call.ringing").id();
  }

  @AfterEach
  void stop() {
    simulator.close();
    receiver.close();
  }

  @Test
  void duplicate_sendsTheSameBytesTwice() {
    simulator.faults().add(Fault.on(Operation.DELIVERY, FaultKind.DUPLICATE).times(1));
    String id = publish("call.ended");
    String next = publish("call.ended");
    await().until(() -> simulator.counts().delivered() == 3);

    assertThat(receiver.received())
        .extracting(Received::id)
        .containsExactlyInAnyOrder(id, id, next);
    assertThat(
            receiver.received().stream()
                .filter(got -> got.id().equals(id))
                .map(got -> new String(got.body(), StandardCharsets.UTF_8))
                .distinct())
        .hasSize(1);
    assertThat(simulator.deliveries(DeliveryQuery.ofEvent(id)))
        .extracting(DeliveryAttempt::duplicate)
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void reorder_letsTheNextOneGoFirst() {
    simulator
        .faults()
        .add(
            Fault.on(Operation.DELIVERY, FaultKind.REORDER)
                .withDelay(Duration.ofMinutes(5))
                .times(1));
    String held = publish("call.ringing");
    String next = publish("call.ended");
    await().until(() -> simulator.counts().delivered() == 2);

    assertThat(receiver.received()).extracting(Received::id).containsExactly(next, held);
  }

  @Test
  void reorderWithoutANextOne_endsAfterItsDelay() {
    simulator
        .faults()
        .add(Fault.on(Operation.DELIVERY, FaultKind.REORDER).withDelay(Duration.ofMillis(100)));
    Instant begin = Instant.now();
    publish("call.ended");
    await().until(() -> simulator.counts().delivered() == 1);

    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(95));
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void latency_delaysTheFirstTry() {
    simulator
        .faults()
        .add(Fault.on(Operation.DELIVERY, FaultKind.LATENCY).withDelay(Duration.ofMillis(100)));
    Instant begin = Instant.now();
    publish("call.ended");
    await().until(() -> simulator.counts().delivered() == 1);

    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(95));
  }

  @Test
  void rule_strikesItsSubscriptionAndTypeAlone() throws Exception {
    Client.of(simulator).create(receiver.url("/other"), "call.ended");
    simulator
        .faults()
        .add(
            Fault.on(Operation.DELIVERY, FaultKind.DUPLICATE)
                .ofSubscription(subscription)
                .ofEventType("call.ended"));
    publish("call.ended");
    publish("call.ringing");
    await().until(() -> simulator.counts().pending() == 0);

    assertThat(receiver.received())
        .extracting(got -> got.uri() + " " + got.headers().get("x-webhook-event"))
        .containsExactlyInAnyOrder(
            "/ call.ended", "/ call.ended", "/other call.ended", "/ call.ringing");
  }

  private String publish(String type) {
    return simulator.publish(Occurrence.of(type, JsonValue.EMPTY_JSON_OBJECT));
  }
}

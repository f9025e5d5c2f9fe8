package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.UnknownEvent;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.simulator.Receiver.Received;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConversationTest {

  /** Of all five stock handlers, and location sharing. */
  private static final List<String> TYPES =
      Stream.of(
              "message.",
              "reaction.",
              "participant.",
              "chat.",
              "call.",
              "phone_number.status_updated",
              "location.")
          .flatMap(
              family ->
                  SimulatorOptions.defaults().eventTypes().stream()
                      .filter(type -> type.startsWith(family)))
          .filter(type -> !type.startsWith("chat.background"))
          .toList();

  @Test
  void everyDelivery_isSignedAndBecomesATypedRecord_inBothVersions() throws Exception {
    EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));
    try (Simulator simulator = Simulator.start(SimulatorOptions.builder().allowHttp(true).build());
        Receiver receiver = Receiver.answering(200)) {
      String[] types = TYPES.toArray(String[]::new);
      Client client = Client.of(simulator);
      String newSecret =
          client
              .create(receiver.url("/new?version=2026-02-03"), types)
              .json()
              .getString("signing_secret");
      String oldSecret =
          client
              .create(receiver.url("/old?version=2025-01-01"), types)
              .json()
              .getString("signing_secret");
      Conversation conversation =
          simulator.conversation(ConversationOptions.of(5000, 42).events(1500));
      assertThat(conversation.awaitEnd(Duration.ofSeconds(60))).isTrue();
      await().atMost(Duration.ofSeconds(60)).until(() -> simulator.counts().pending() == 0);

      long edited = conversation.state().byType().get("message.edited");
      assertThat(conversation.state().byType().keySet())
          .isEqualTo(new TreeSet<>(TYPES))
          .hasSize(27);
      assertThat(receiver.received()).hasSize((int) (3000 - edited));
      assertThat(receiver.received())
          .allSatisfy(
              got -> {
                String secret = got.uri().startsWith("/new") ? newSecret : oldSecret;
                assertThat(DeliveryTest.verdict(got, secret, Scheme.STANDARD))
                    .isInstanceOf(Verdict.Accepted.class);
                LinqEvent event = catalog.decode(stored(got));
                assertThat(event).isNotInstanceOf(UnknownEvent.class);
                assertThat(event.envelope().eventType())
                    .isEqualTo(got.headers().get("x-webhook-event"));
              });
    }
  }

  @Test
  void sameSeed_givesTheSameEventsWithTheSameIds() throws Exception {
    List<String> first = idsAndTypes(7);

    assertThat(idsAndTypes(7)).isEqualTo(first);
    assertThat(idsAndTypes(8)).doesNotContainAnyElementsOf(first);
  }

  private static List<String> idsAndTypes(long seed) throws Exception {
    try (Simulator simulator =
            Simulator.start(
                SimulatorOptions.builder().allowHttp(true).inFlightPerSubscription(1).build());
        Receiver receiver = Receiver.answering(200)) {
      Client.of(simulator).create(receiver.url("/"), TYPES.toArray(String[]::new));
      simulator.conversation(ConversationOptions.of(5000, seed).events(300));
      await().until(() -> simulator.counts().delivered() == 300);
      return receiver.received().stream()
          .map(got -> got.id() + " " + got.headers().get("x-webhook-event"))
          .toList();
    }
  }

  @Test
  void sameSeedAtTheSameTimes_givesTheSameBytes() {
    assertThat(bytes(3)).isEqualTo(bytes(3));
    assertThat(bytes(4)).isNotEqualTo(bytes(3));
  }

  private static List<String> bytes(long seed) {
    ManualDelays time = new ManualDelays();
    try (Simulator simulator =
            Simulator.start(
                SimulatorOptions.builder()
                    .allowHttp(true)
                    .clock(time)
                    .delays(time)
                    .inFlightPerSubscription(1)
                    .build());
        Receiver receiver = Receiver.answering(200)) {
      Client.of(simulator).create(receiver.url("/"), TYPES.toArray(String[]::new));
      simulator.conversation(ConversationOptions.of(100, seed).events(200));
      for (int tick = 0; tick < 250; tick++) {
        time.advance(Duration.ofMillis(10));
      }
      await().until(() -> simulator.counts().delivered() == 200);
      return receiver.received().stream()
          .map(got -> new String(got.body(), StandardCharsets.UTF_8))
          .toList();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void rate_isKept_andSecondsEndIt() {
    ManualDelays time = new ManualDelays();
    try (Simulator simulator =
        Simulator.start(SimulatorOptions.builder().clock(time).delays(time).build())) {
      Conversation conversation =
          simulator.conversation(ConversationOptions.of(20, 1).lasting(Duration.ofSeconds(10)));
      for (int tick = 0; tick < 500; tick++) {
        time.advance(Duration.ofMillis(10));
      }
      assertThat(conversation.state().events()).isBetween(99L, 101L);
      assertThat(conversation.state().running()).isTrue();
      for (int tick = 0; tick < 600; tick++) {
        time.advance(Duration.ofMillis(10));
      }
      assertThat(conversation.state().events()).isBetween(199L, 201L);
      assertThat(conversation.state().running()).isFalse();
      assertThat(time.waiting()).isZero();
    }
  }

  @Test
  void conversation_waitsWhileTooMuchIsPending_andLosesNothing() throws Exception {
    try (Simulator simulator =
            Simulator.start(SimulatorOptions.builder().allowHttp(true).maxPending(5).build());
        Receiver receiver = Receiver.answering(200)) {
      Client.of(simulator).create(receiver.url("/"), TYPES.toArray(String[]::new));
      Conversation conversation =
          simulator.conversation(ConversationOptions.of(10_000, 1).events(200));
      assertThat(conversation.awaitEnd(Duration.ofSeconds(30))).isTrue();
      await().until(() -> simulator.counts().delivered() == 200);

      assertThat(receiver.received()).extracting(Received::id).doesNotHaveDuplicates().hasSize(200);
    }
  }

  @Test
  void typeThatNobodyCanSubscribeTo_happensUnheard() throws Exception {
    try (Simulator simulator =
        Simulator.start(SimulatorOptions.builder().eventTypes(List.of("call.ended")).build())) {
      Conversation conversation =
          simulator.conversation(ConversationOptions.of(5000, 1).events(100));

      assertThat(conversation.awaitEnd(Duration.ofSeconds(10))).isTrue();
      assertThat(conversation.state().events()).isEqualTo(100);
    }
  }

  @Test
  void stoppedConversation_countsTheEventThatIsBeingHandedOver() throws Exception {
    HandingOver clock = new HandingOver();
    try (Simulator simulator =
            Simulator.start(SimulatorOptions.builder().allowHttp(true).clock(clock).build());
        Receiver receiver = Receiver.answering(200)) {
      Client.of(simulator).create(receiver.url("/"), TYPES.toArray(String[]::new));
      Conversation conversation = simulator.conversation(ConversationOptions.of(1, 1));
      assertThat(clock.reached.await(30, TimeUnit.SECONDS)).isTrue();
      CompletableFuture<Long> counted =
          CompletableFuture.supplyAsync(
              () -> {
                conversation.close();
                return conversation.state().events();
              });
      assertThatThrownBy(() -> counted.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      clock.release.countDown();

      assertThat(counted.get(30, TimeUnit.SECONDS)).isEqualTo(1);
      assertThat(conversation.state().running()).isFalse();
      await().until(() -> simulator.counts().delivered() == 1);
    }
  }

  /** Stops the thread that lets things happen where it has begun to send the first event. */
  private static final class HandingOver extends Clock {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final AtomicInteger looks = new AtomicInteger();

    @Override
    public Instant instant() {
      if (Thread.currentThread().getName().startsWith("simulator-timer")
          && looks.incrementAndGet() == 2) {
        reached.countDown();
        try {
          release.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("only the instant counts");
    }
  }

  @Test
  void onlyOneAtATime_untilItIsStopped() {
    try (Simulator simulator = Simulator.start(SimulatorOptions.defaults())) {
      Conversation first = simulator.conversation(ConversationOptions.of(1, 1));
      assertThatThrownBy(() -> simulator.conversation(ConversationOptions.of(1, 2)))
          .isInstanceOf(SimulatorException.class)
          .hasMessageContaining("stop");
      first.close();
      simulator.conversation(ConversationOptions.of(1, 2));

      assertThat(simulator.conversation().orElseThrow().state().seed()).isEqualTo(2);
      assertThatThrownBy(() -> simulator.conversation(ConversationOptions.of(1, 2).in("nobody")))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static StoredEvent stored(Received got) {
    return new StoredEvent(
        1,
        "default",
        got.id(),
        got.headers().get("x-webhook-event"),
        true,
        Instant.now(),
        got.body());
  }
}

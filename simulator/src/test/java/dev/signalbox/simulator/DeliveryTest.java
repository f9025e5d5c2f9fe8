package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.signalbox.simulator.Client.Answer;
import dev.signalbox.simulator.DeliveryAttempt.Outcome;
import dev.signalbox.simulator.Receiver.Received;
import dev.signalbox.testkit.Samples;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

  private static final JsonObject ENDED =
      Json.createObjectBuilder()
          .add("id", "call-1")
          .add("from", "+12025550177")
          .add("to", "+12025550123")
          .add("direction", "inbound")
          .build();

  private final Simulator simulator =
      Simulator.start(
          SimulatorOptions.builder()
              .apiKey("one")
              .apiKey("two")
              .allowHttp(true)
              .seed(1)
              .retries(new RetrySchedule(3, Duration.ofMillis(10), Duration.ofMillis(100)))
              .build());
  private final Client client = Client.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void delivery_hasBothHeaderSetsAndBothSignaturesHold() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      Answer created = client.create(receiver.url("/hook?version=2026-02-03"), "call.ended");
      String id = simulator.publish(Occurrence.of("call.ended", ENDED));
      Received got = only(receiver);

      assertThat(got.method()).isEqualTo("POST");
      assertThat(got.uri()).isEqualTo("/hook?version=2026-02-03");
      assertThat(got.headers())
          .containsEntry("content-type", "application/json")
          .containsEntry("webhook-id", id)
          .containsEntry("x-webhook-event", "call.ended")
          .containsEntry("x-webhook-subscription-id", created.id())
          .containsKeys("webhook-timestamp", "x-webhook-timestamp");
      String secret = created.json().getString("signing_secret");
      assertThat(List.of(Scheme.STANDARD, Scheme.LEGACY))
          .allSatisfy(
              scheme ->
                  assertThat(verdict(got, secret, scheme)).isInstanceOf(Verdict.Accepted.class));
      JsonObject body = json(got.body());
      assertThat(body.keySet())
          .containsExactly(
              "api_version",
              "webhook_version",
              "event_type",
              "event_id",
              "created_at",
              "trace_id",
              "partner_id",
              "data");
      assertThat(body.getString("event_id")).isEqualTo(id);
      assertThat(body.getString("webhook_version")).isEqualTo("2026-02-03");
      assertThat(body.getJsonObject("data")).isEqualTo(ENDED);
    }
  }

  @Test
  void fanOut_reachesExactlyTheSubscriptionsThatMatch() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      client.create(receiver.url("/all"), "call.ended", "message.sent");
      client.create(receiver.url("/other-type"), "message.sent");
      String inactive = client.create(receiver.url("/inactive"), "call.ended").id();
      client.call("PUT", Client.one(inactive), "{\"is_active\":false}");
      String mine = client.create(receiver.url("/mine"), "call.ended").id();
      client.call("PUT", Client.one(mine), "{\"phone_numbers\":[\"+12025550123\"]}");
      String notMine = client.create(receiver.url("/not-mine"), "call.ended").id();
      client.call("PUT", Client.one(notMine), "{\"phone_numbers\":[\"+12025550124\"]}");
      new Client(simulator.address(), Optional.of("two"))
          .create(receiver.url("/stranger"), "call.ended");

      simulator.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> simulator.counts().pending() == 0);

      assertThat(receiver.received())
          .extracting(Received::uri)
          .containsExactlyInAnyOrder("/all", "/mine");
      assertThat(receiver.received())
          .extracting(Received::id)
          .containsOnly(receiver.received().get(0).id());
    }
  }

  @Test
  void eventWithoutALine_passesEveryFilter_andAGivenLineWins() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      String id = client.create(receiver.url("/"), "reaction.added").id();
      client.call("PUT", Client.one(id), "{\"phone_numbers\":[\"+12025550123\"]}");
      JsonObject reaction = Json.createObjectBuilder().add("is_from_me", false).build();

      String without = simulator.publish(Occurrence.of("reaction.added", reaction));
      simulator.publish(Occurrence.of("reaction.added", reaction).on("+12025550999"));
      String on = simulator.publish(Occurrence.of("reaction.added", reaction).on("+12025550123"));
      await().until(() -> simulator.counts().pending() == 0);

      assertThat(receiver.received())
          .extracting(Received::id)
          .containsExactlyInAnyOrder(without, on);
    }
  }

  @Test
  void subscriptionOfTheOldVersion_getsTheSampleOfTheOldVersion() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      String[] types = {
        "message.received", "message.sent", "message.delivered", "message.read", "chat.created"
      };
      client.create(receiver.url("/?version=2025-01-01"), types);
      for (String type : types) {
        JsonObject sample = json(Samples.bytes(Samples.V2026, type));
        String id = simulator.publish(Occurrence.of(type, sample.getJsonObject("data")));
        await().until(() -> simulator.counts().pending() == 0);
        Received got =
            receiver.received().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        JsonObject expected = json(Samples.bytes(Samples.V2025, type)).getJsonObject("data");

        assertThat(json(got.body()).getString("webhook_version")).isEqualTo("2025-01-01");
        assertThat(withoutInventedStamps(json(got.body()).getJsonObject("data")))
            .as(type)
            .isEqualTo(withoutInventedStamps(expected));
      }
    }
  }

  @Test
  void edited_isNotSentToTheOldVersion() throws Exception {
    try (Receiver receiver = Receiver.answering(200)) {
      client.create(receiver.url("/old?version=2025-01-01"), "message.edited");
      client.create(receiver.url("/new"), "message.edited");
      simulator.publish(
          Occurrence.of(
              "message.edited",
              json(Samples.bytes(Samples.V2026, "message.edited")).getJsonObject("data")));
      await().until(() -> simulator.counts().pending() == 0);

      assertThat(receiver.received()).extracting(Received::uri).containsExactly("/new");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 599, 429, 0})
  void failureThatMayPass_isTriedAgainWithTheSameIdAndBytes(int status) throws Exception {
    try (Receiver receiver = Receiver.answering(status, status, 204)) {
      String secret =
          client.create(receiver.url("/"), "call.ended").json().getString("signing_secret");
      String id = simulator.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> simulator.counts().delivered() == 1);

      assertThat(receiver.received()).hasSize(3);
      assertThat(receiver.received())
          .allSatisfy(
              got -> {
                assertThat(got.id()).isEqualTo(id);
                assertThat(got.body()).isEqualTo(receiver.received().get(0).body());
                assertThat(verdict(got, secret, Scheme.STANDARD))
                    .isInstanceOf(Verdict.Accepted.class);
              });
      List<DeliveryAttempt> log = simulator.deliveries(DeliveryQuery.ofEvent(id));
      assertThat(log).extracting(DeliveryAttempt::attempt).containsExactly(1, 2, 3);
      assertThat(log)
          .extracting(DeliveryAttempt::outcome)
          .containsExactly(Outcome.RETRYING, Outcome.RETRYING, Outcome.DELIVERED);
      assertThat(log.get(0).nextTryAt()).isPresent();
      if (status == 0) {
        assertThat(log.get(0).failure()).contains("network_error");
      } else {
        assertThat(log.get(0).status()).hasValue(status);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 404, 410, 301, 307})
  void finalRefusal_isNotTriedAgain(int status) throws Exception {
    try (Receiver receiver =
        new Receiver(got -> new Receiver.Answer(status, Map.of("Location", "/elsewhere")))) {
      client.create(receiver.url("/"), "call.ended");
      simulator.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> simulator.counts().failed() == 1);

      assertThat(receiver.received()).hasSize(1);
      assertThat(simulator.deliveries(DeliveryQuery.all()))
          .singleElement()
          .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo(Outcome.FAILED));
    }
  }

  @Test
  void unknownHost_isNotTriedAgain() throws Exception {
    client.create("http://no-such-host.invalid/", "call.ended");
    simulator.publish(Occurrence.of("call.ended", ENDED));
    await().atMost(30, TimeUnit.SECONDS).until(() -> simulator.counts().failed() == 1);

    assertThat(simulator.deliveries(DeliveryQuery.all()))
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.failure()).contains("dns_failure"));
  }

  @Test
  void refusedConnection_isTriedUntilTheRetriesAreUsedUp() throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    client.create("http://127.0.0.1:" + port + "/", "call.ended");
    simulator.publish(Occurrence.of("call.ended", ENDED));
    await().until(() -> simulator.counts().failed() == 1);

    assertThat(simulator.deliveries(DeliveryQuery.all()))
        .hasSize(4)
        .allSatisfy(attempt -> assertThat(attempt.failure()).contains("connection_refused"));
  }

  @Test
  void silentReceiver_timesOutAndIsTriedAgain() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Simulator impatient =
            Simulator.start(
                SimulatorOptions.builder()
                    .allowHttp(true)
                    .deliveryTimeout(Duration.ofMillis(400))
                    .build());
        Receiver receiver =
            new Receiver(
                got -> {
                  awaitQuietly(release);
                  return Receiver.Answer.of(200);
                })) {
      Client.of(impatient).create(receiver.url("/"), "call.ended");
      impatient.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> impatient.counts().attempts() > 0);
      release.countDown();
      await().until(() -> impatient.counts().delivered() == 1);

      DeliveryAttempt first = impatient.deliveries(DeliveryQuery.all()).get(0);
      assertThat(first.failure()).contains("timeout");
      assertThat(first.took()).isGreaterThanOrEqualTo(Duration.ofMillis(390));
    }
  }

  @Test
  void slowReceiver_doesNotHoldUpOthers_andGetsNoMoreThanTheBoundAtATime() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Simulator bounded =
            Simulator.start(
                SimulatorOptions.builder().allowHttp(true).inFlightPerSubscription(3).build());
        Receiver slow =
            new Receiver(
                got -> {
                  awaitQuietly(release);
                  return Receiver.Answer.of(200);
                });
        Receiver quick = Receiver.answering(200)) {
      Client there = Client.of(bounded);
      there.create(slow.url("/"), "call.ended");
      there.create(quick.url("/"), "call.ended");
      for (int i = 0; i < 20; i++) {
        bounded.publish(Occurrence.of("call.ended", ENDED));
      }
      await().until(() -> quick.received().size() == 20 && slow.received().size() == 3);
      release.countDown();
      await().until(() -> bounded.counts().delivered() == 40);

      assertThat(slow.most()).isEqualTo(3);
    }
  }

  @Test
  void tooManyPending_areRefusedAsAWhole() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Simulator bounded =
            Simulator.start(SimulatorOptions.builder().allowHttp(true).maxPending(3).build());
        Receiver slow =
            new Receiver(
                got -> {
                  awaitQuietly(release);
                  return Receiver.Answer.of(200);
                })) {
      Client there = Client.of(bounded);
      there.create(slow.url("/a"), "call.ended");
      there.create(slow.url("/b"), "call.ended");
      bounded.publish(Occurrence.of("call.ended", ENDED));

      assertThatThrownBy(() -> bounded.publish(Occurrence.of("call.ended", ENDED)))
          .isInstanceOf(TooManyPendingException.class)
          .hasMessageContaining("3 deliveries");
      release.countDown();
      await().until(() -> bounded.counts().pending() == 0);
      bounded.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> bounded.counts().delivered() == 4);
    }
  }

  @Test
  void deletedSubscription_endsItsPendingDeliveries() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    try (Receiver receiver =
        new Receiver(
            got -> {
              awaitQuietly(release);
              return Receiver.Answer.of(500);
            })) {
      String id = client.create(receiver.url("/"), "call.ended").id();
      simulator.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> receiver.received().size() == 1);
      client.call("DELETE", Client.one(id), "");
      release.countDown();
      await().until(() -> simulator.counts().pending() == 0);

      assertThat(simulator.counts().abandoned()).isEqualTo(1);
      assertThat(receiver.received()).hasSize(1);
      assertThat(simulator.deliveries(DeliveryQuery.ofSubscription(id)))
          .extracting(DeliveryAttempt::outcome)
          .containsExactly(Outcome.RETRYING, Outcome.ABANDONED);
    }
  }

  @Test
  void affinity_namesTheChatAndRepeatsTheTokenOfTheLastAnswer() throws Exception {
    try (Receiver receiver =
        new Receiver(got -> new Receiver.Answer(200, Map.of("X-Route", "worker-7")))) {
      client.call(
          "POST",
          Client.SUBSCRIPTIONS,
          "{\"target_url\":\"%s\",\"subscribed_events\":[\"message.failed\",\"call.ended\"],\"routing_key_header\":\"X-Route\"}"
              .formatted(receiver.url("/")));
      JsonObject data = Json.createObjectBuilder().add("chat_id", "chat-1").build();
      simulator.publish(Occurrence.of("message.failed", data));
      await().until(() -> simulator.counts().delivered() == 1);
      simulator.publish(Occurrence.of("message.failed", data));
      await().until(() -> simulator.counts().delivered() == 2);
      simulator.publish(Occurrence.of("call.ended", ENDED));
      await().until(() -> simulator.counts().delivered() == 3);

      assertThat(receiver.received())
          .extracting(got -> got.headers().get("linq-chat-id"), got -> got.headers().get("x-route"))
          .containsExactly(tuple("chat-1", null), tuple("chat-1", "worker-7"), tuple(null, null));
    }
  }

  @Test
  void unknownTypeAndAccount_areRefused() {
    assertThatThrownBy(() -> simulator.publish(Occurrence.of("call.began", ENDED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("call.began");
    assertThatThrownBy(() -> simulator.publish(Occurrence.of("call.ended", ENDED).to("three")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("three");
  }

  @Test
  void log_keepsTheNewest() throws Exception {
    try (Simulator small =
            Simulator.start(SimulatorOptions.builder().allowHttp(true).logEntries(5).build());
        Receiver receiver = Receiver.answering(200)) {
      Client.of(small).create(receiver.url("/"), "call.ended");
      for (int i = 0; i < 8; i++) {
        small.publish(Occurrence.of("call.ended", ENDED));
      }
      await().until(() -> small.counts().delivered() == 8);

      assertThat(small.deliveries(DeliveryQuery.all()))
          .extracting(DeliveryAttempt::number)
          .containsExactly(4L, 5L, 6L, 7L, 8L);
      assertThat(small.counts().attempts()).isEqualTo(8);
    }
  }

  private static Received only(Receiver receiver) {
    await().until(() -> receiver.received().size() == 1);
    return receiver.received().get(0);
  }

  /** The old form has stamps of its own for when the record was made and changed. */
  private static JsonObject withoutInventedStamps(JsonObject data) {
    if (!data.containsKey("message")) {
      return data;
    }
    return Json.createObjectBuilder(data)
        .add(
            "message",
            Json.createObjectBuilder(data.getJsonObject("message"))
                .remove("created_at")
                .remove("updated_at"))
        .build();
  }

  private static JsonObject json(byte[] body) {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readObject();
    }
  }

  static Verdict verdict(Received got, String secret, Scheme scheme) {
    HeaderSource headers =
        name ->
            got.headers().containsKey(name.toLowerCase(Locale.ROOT))
                ? List.of(got.headers().get(name.toLowerCase(Locale.ROOT)))
                : List.of();
    return new SignatureVerifier(Clock.systemUTC())
        .verify(
            KeyRing.of(SigningSecret.of("s", secret)),
            new VerificationPolicy(Set.of(scheme), Duration.ofMinutes(5)),
            headers,
            got.body());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

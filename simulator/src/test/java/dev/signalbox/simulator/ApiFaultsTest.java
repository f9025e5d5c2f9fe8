package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.simulator.Client.Answer;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ApiFaultsTest {

  private static final String URL = "https://example.com/hooks";

  private final Simulator simulator = Simulator.start(SimulatorOptions.builder().seed(3).build());
  private final Client client = Client.of(simulator);

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void latency_delaysTheAnswer() throws Exception {
    add(Fault.on(Operation.LIST, FaultKind.LATENCY).withDelay(Duration.ofMillis(200)).times(1));
    Instant begin = Instant.now();
    assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(200);

    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(195));
  }

  @Test
  void rateLimit_saysWhenToComeAgain_inEachForm() throws Exception {
    add(
        Fault.on(Operation.ANY, FaultKind.RATE_LIMIT)
            .withRetryAfter(RetryAfter.SECONDS, 7)
            .times(1));
    add(
        Fault.on(Operation.ANY, FaultKind.RATE_LIMIT)
            .withRetryAfter(RetryAfter.HTTP_DATE, 60)
            .times(1));
    add(
        Fault.on(Operation.ANY, FaultKind.RATE_LIMIT)
            .withRetryAfter(RetryAfter.ABSENT, 7)
            .times(1));

    Answer seconds = client.create(URL, "call.ended");
    assertThat(seconds.status()).isEqualTo(429);
    assertThat(seconds.code()).isEqualTo(1007);
    assertThat(seconds.header("Retry-After")).contains("7");
    assertThat(seconds.json().getJsonObject("error").getInt("retry_after")).isEqualTo(7);
    Answer date = client.get(Client.SUBSCRIPTIONS);
    assertThat(
            ZonedDateTime.parse(
                date.header("Retry-After").orElseThrow(), DateTimeFormatter.RFC_1123_DATE_TIME))
        .isBetween(ZonedDateTime.now().plusSeconds(50), ZonedDateTime.now().plusSeconds(61));
    assertThat(date.json().getJsonObject("error").getInt("retry_after")).isEqualTo(60);
    Answer absent = client.get("/api/partner/v3/webhook-events");
    assertThat(absent.status()).isEqualTo(429);
    assertThat(absent.header("Retry-After")).isEmpty();
    assertThat(absent.json().getJsonObject("error")).doesNotContainKey("retry_after");
    assertThat(subscriptions()).isEmpty();
  }

  @Test
  void serverErrors_changeNothing() throws Exception {
    add(Fault.on(Operation.CREATE, FaultKind.INTERNAL_ERROR).times(1));
    add(Fault.on(Operation.CREATE, FaultKind.UNAVAILABLE).times(1));

    Answer internal = client.create(URL, "call.ended");
    Answer unavailable = client.create(URL, "call.ended");

    assertThat(internal.status()).isEqualTo(500);
    assertThat(internal.code()).isEqualTo(3006);
    assertThat(unavailable.status()).isEqualTo(503);
    assertThat(unavailable.code()).isEqualTo(4004);
    assertThat(subscriptions()).isEmpty();
    assertThat(client.create(URL, "call.ended").status()).isEqualTo(201);
  }

  @Test
  void droppedConnection_withAndWithoutTheEffect() throws Exception {
    add(Fault.on(Operation.CREATE, FaultKind.DROP_BEFORE).times(1));
    add(Fault.on(Operation.CREATE, FaultKind.DROP_AFTER).times(1));

    assertThatThrownBy(() -> client.create(URL, "call.ended")).isInstanceOf(IOException.class);
    assertThat(subscriptions()).isEmpty();
    assertThatThrownBy(() -> client.create(URL, "call.ended")).isInstanceOf(IOException.class);
    assertThat(subscriptions()).hasSize(1);
    assertThat(client.create(URL, "call.ended").code()).isEqualTo(1005);
  }

  @Test
  void truncatedBody_endsTheConnectionHalfWay() throws Exception {
    add(Fault.on(Operation.CREATE, FaultKind.TRUNCATED_JSON).times(1));

    assertThatThrownBy(() -> client.create(URL, "call.ended")).isInstanceOf(IOException.class);
    assertThat(subscriptions()).hasSize(1);
  }

  @Test
  void malformedBody_arrivesWholeAndIsNoJson() throws Exception {
    add(Fault.on(Operation.CREATE, FaultKind.MALFORMED_JSON).times(1));

    Answer answer = client.create(URL, "call.ended");

    assertThat(answer.status()).isEqualTo(201);
    assertThatThrownBy(answer::json).isInstanceOf(JsonException.class);
    assertThat(subscriptions()).hasSize(1);
  }

  @Test
  void unknownFields_areInEveryObject() throws Exception {
    client.create(URL, "call.ended");
    add(Fault.on(Operation.LIST, FaultKind.UNKNOWN_FIELDS).times(1));

    JsonObject json = client.get(Client.SUBSCRIPTIONS).json();

    assertThat(json).containsKey("x_unknown_field");
    JsonObject one = json.getJsonArray("subscriptions").getJsonObject(0);
    assertThat(one)
        .containsKey("x_unknown_field")
        .containsEntry("target_url", Json.createValue(URL));
  }

  @Test
  void slowBody_arrivesWhole() throws Exception {
    add(Fault.on(Operation.EVENTS, FaultKind.SLOW_BODY).withDelay(Duration.ofMillis(300)).times(1));
    Instant begin = Instant.now();

    assertThat(client.get("/api/partner/v3/webhook-events").json().getJsonArray("events"))
        .hasSize(75);
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(250));
  }

  @Test
  void rule_strikesWhereAndAsOftenAsItSays() throws Exception {
    String id = client.create(URL, "call.ended").id();
    String other = client.create(URL + "/2", "call.ended").id();
    add(Fault.on(Operation.GET, FaultKind.UNAVAILABLE).ofSubscription(id).skipping(1).times(2));

    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      statuses.add(client.get(Client.one(id)).status());
      assertThat(client.get(Client.one(other)).status()).isEqualTo(200);
      assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(200);
    }

    assertThat(statuses).containsExactly(200, 503, 503, 200, 200);
    assertThat(simulator.faults().list())
        .singleElement()
        .satisfies(entry -> assertThat(entry.struck()).isEqualTo(2))
        .satisfies(entry -> assertThat(entry.matched()).isEqualTo(5));
  }

  @Test
  void probability_isDrawnFromTheSeed() throws Exception {
    List<Integer> first = statusesWithSeed(11);

    assertThat(statusesWithSeed(11)).isEqualTo(first);
    assertThat(statusesWithSeed(12)).isNotEqualTo(first);
    assertThat(first.stream().filter(status -> status == 503).count()).isBetween(6L, 24L);
  }

  private static List<Integer> statusesWithSeed(long seed) throws Exception {
    try (Simulator seeded = Simulator.start(SimulatorOptions.builder().seed(seed).build())) {
      seeded.faults().add(Fault.on(Operation.EVENTS, FaultKind.UNAVAILABLE).withProbability(0.5));
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        statuses.add(Client.of(seeded).get("/api/partner/v3/webhook-events").status());
      }
      return statuses;
    }
  }

  @Test
  void firstRuleThatStrikes_strikesAlone_andLatencyAddsUp() throws Exception {
    add(Fault.on(Operation.LIST, FaultKind.LATENCY).withDelay(Duration.ofMillis(100)));
    add(Fault.on(Operation.LIST, FaultKind.UNAVAILABLE).times(1));
    add(Fault.on(Operation.LIST, FaultKind.INTERNAL_ERROR).times(1));
    add(Fault.on(Operation.LIST, FaultKind.LATENCY).withDelay(Duration.ofMillis(100)));
    Instant begin = Instant.now();

    assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(503);
    assertThat(Duration.between(begin, Instant.now())).isGreaterThan(Duration.ofMillis(195));
    assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(500);
    assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(200);
  }

  @Test
  void removedRules_strikeNoMore() throws Exception {
    String id = add(Fault.on(Operation.LIST, FaultKind.UNAVAILABLE));
    add(Fault.on(Operation.EVENTS, FaultKind.UNAVAILABLE));
    assertThat(simulator.faults().remove(id)).isTrue();
    assertThat(simulator.faults().remove(id)).isFalse();
    assertThat(client.get(Client.SUBSCRIPTIONS).status()).isEqualTo(200);
    simulator.faults().clear();

    assertThat(client.get("/api/partner/v3/webhook-events").status()).isEqualTo(200);
    assertThat(simulator.faults().list()).isEmpty();
  }

  @Test
  void ruleThatMakesNoSense_isRefused() {
    assertThatThrownBy(() -> Fault.on(Operation.CREATE, FaultKind.DUPLICATE))
        .hasMessageContaining("'duplicate'")
        .hasMessageContaining("'create'");
    assertThatThrownBy(() -> Fault.on(Operation.DELIVERY, FaultKind.SLOW_BODY))
        .isInstanceOf(IllegalArgumentException.class);
    Fault fault = Fault.on(Operation.LIST, FaultKind.LATENCY);
    assertThatThrownBy(() -> fault.withProbability(0)).hasMessageContaining("probability");
    assertThatThrownBy(() -> fault.withProbability(Double.NaN)).hasMessageContaining("probability");
    assertThatThrownBy(() -> fault.times(0)).hasMessageContaining("times");
    assertThatThrownBy(() -> fault.withDelay(Duration.ofDays(1))).hasMessageContaining("delay");
    assertThatThrownBy(() -> fault.ofEventType("call.ended")).hasMessageContaining("eventType");
  }

  private String add(Fault fault) {
    return simulator.faults().add(fault);
  }

  private List<?> subscriptions() throws Exception {
    return client.get(Client.SUBSCRIPTIONS).json().getJsonArray("subscriptions");
  }
}

package dev.signalbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SimulatorOptionsTest {

  static Stream<Consumer<SimulatorOptions.Builder>> mistakes() {
    return Stream.of(
        builder -> builder.port(-1),
        builder -> builder.port(65_536),
        builder -> builder.apiKey(""),
        builder -> builder.apiKey("with space"),
        builder -> builder.apiKey("twice").apiKey("twice"),
        builder -> builder.emptyEventsCode(1002),
        builder -> builder.eventTypes(List.of()),
        builder -> builder.deliveryTimeout(Duration.ZERO),
        builder -> builder.inFlightPerSubscription(0),
        builder -> builder.maxPending(0),
        builder -> builder.logEntries(0));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isRefused(Consumer<SimulatorOptions.Builder> mistake) {
    SimulatorOptions.Builder builder = SimulatorOptions.builder();

    assertThatThrownBy(() -> mistake.accept(builder)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void sameSeed_givesTheSameKeysIdsAndSecrets() throws Exception {
    assertThat(made(5)).isEqualTo(made(5)).isNotEqualTo(made(6));
  }

  private static List<String> made(long seed) throws Exception {
    try (Simulator simulator = Simulator.start(SimulatorOptions.builder().seed(seed).build())) {
      Client.Answer answer = Client.of(simulator).create("https://example.com/", "call.ended");
      return List.of(
          simulator.apiKeys().get(0), answer.id(), answer.json().getString("signing_secret"));
    }
  }

  @Test
  void ownEventTypes_areTheOnesThatCanBeSubscribedTo() throws Exception {
    try (Simulator simulator =
        Simulator.start(SimulatorOptions.builder().eventTypes(List.of("future.event")).build())) {
      Client client = Client.of(simulator);
      assertThat(client.create("https://example.com/", "future.event").status()).isEqualTo(201);
      assertThat(client.create("https://example.com/2", "call.ended").code()).isEqualTo(1005);
    }
  }

  @Test
  void routingHeaders_canBeLeftOut() throws Exception {
    String body =
        "{\"target_url\":\"https://example.com/\",\"subscribed_events\":[\"call.ended\"],\"routing_key_header\":\"X-Key\"}";
    try (Simulator with = Simulator.start(SimulatorOptions.defaults());
        Simulator without =
            Simulator.start(SimulatorOptions.builder().routingHeaders(false).build())) {
      assertThat(Client.of(with).call("POST", Client.SUBSCRIPTIONS, body).json())
          .containsKey("routing_key_header");
      assertThat(Client.of(without).call("POST", Client.SUBSCRIPTIONS, body).json())
          .doesNotContainKey("routing_key_header");
    }
  }
}

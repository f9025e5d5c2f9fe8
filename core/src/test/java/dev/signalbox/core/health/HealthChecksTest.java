package dev.signalbox.core.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

  @Test
  void shutGate_isDownWithItsReason() {
    Health health = HealthChecks.gate(() -> Optional.of("draining")).check();
    assertThat(health.status()).isEqualTo(Status.DOWN);
    assertThat(health.reason()).contains("draining");
    assertThat(HealthChecks.gate(Optional::empty).check()).isEqualTo(Health.up());
  }

  @Test
  void noEndpoint_isDown() {
    assertThat(HealthChecks.endpoints(() -> 0).check().status()).isEqualTo(Status.DOWN);
    assertThat(HealthChecks.endpoints(() -> 1).check()).isEqualTo(Health.up());
  }

  @Test
  void handlersInGoodOrder_areUp() {
    assertThat(check(handler("a", 0, "closed"), handler("b", 0, ""))).isEqualTo(Health.up());
  }

  @Test
  void deadLetterOrOpenBreaker_isDegradedNamingTheHandler() {
    assertThat(check(handler("a", 1, "closed"), handler("b", 0, "closed")))
        .isEqualTo(Health.degraded("handler 'a' has 1 dead letter"));
    assertThat(check(handler("a", 12, "open")))
        .isEqualTo(
            Health.degraded(
                "handler 'a' waits for its circuit breaker; handler 'a' has 12 dead letters"));
  }

  @Test
  void manyTroubles_areCounted() {
    HandlerStatus[] handlers =
        IntStream.range(0, 30).mapToObj(i -> handler("h" + i, 1, "")).toArray(HandlerStatus[]::new);
    assertThat(check(handlers).reason())
        .contains("'h9'")
        .doesNotContain("'h10'")
        .endsWith("and 20 more");
  }

  private static Health check(HandlerStatus... handlers) {
    return HealthChecks.handlers(() -> List.of(handlers)).check();
  }

  private static HandlerStatus handler(String name, long dead, String breaker) {
    return new HandlerStatus(
        name,
        "1",
        "x",
        State.RUNNING,
        List.of("*"),
        3,
        7,
        2,
        dead,
        5,
        4,
        breaker,
        Optional.empty(),
        Instant.EPOCH);
  }
}

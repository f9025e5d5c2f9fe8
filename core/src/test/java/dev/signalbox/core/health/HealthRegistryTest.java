package dev.signalbox.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.core.health.Readiness.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HealthRegistryTest {

  private final TestClock clock = new TestClock();
  private final HealthRegistry registry = new HealthRegistry(clock, Duration.ofMillis(500));

  /** A clock that is set by hand. */
  private static final class TestClock extends Clock {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  @Test
  void withoutChecks_isUp() {
    assertThat(registry.readiness().status()).isEqualTo(Status.UP);
    assertThat(registry.readiness().ready()).isTrue();
  }

  @Test
  void worstCheck_decides() {
    registry.add("a", () -> Health.degraded("so so"));
    registry.add("b", Health::up);
    assertThat(registry.readiness().status()).isEqualTo(Status.DEGRADED);
    assertThat(registry.readiness().ready()).isTrue();
    registry.add("c", () -> Health.down("broken"));
    Readiness readiness = registry.readiness();
    assertThat(readiness.status()).isEqualTo(Status.DOWN);
    assertThat(readiness.ready()).isFalse();
    assertThat(readiness.findings())
        .containsExactly(
            new Finding("a", Health.degraded("so so")), new Finding("c", Health.down("broken")));
  }

  @Test
  void checkThatThrows_isDownWithoutDetails() {
    registry.add(
        "a",
        () -> {
          throw new IllegalStateException("secret detail");
        });
    Readiness readiness = registry.readiness();
    assertThat(readiness.status()).isEqualTo(Status.DOWN);
    assertThat(readiness.findings().get(0).health().reason()).doesNotContain("secret");
  }

  @Test
  void checkThatAnswersNull_isDown() {
    registry.add("a", () -> null);
    assertThat(registry.readiness().status()).isEqualTo(Status.DOWN);
  }

  @Test
  void removedCheck_countsNoMore() {
    registry.add("a", () -> Health.down("broken"));
    assertThat(registry.readiness().ready()).isFalse();
    registry.remove("a");
    assertThat(registry.readiness().ready()).isTrue();
  }

  @Test
  void secondCheckOfAName_isRefused() {
    registry.add("a", Health::up);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> registry.add("a", Health::up))
        .withMessageContaining("'a'");
  }

  @Test
  void answer_isKeptForAMoment() {
    AtomicInteger asked = new AtomicInteger();
    registry.add(
        "a",
        () -> {
          asked.incrementAndGet();
          return Health.up();
        });
    registry.readiness();
    clock.now = clock.now.plusMillis(499);
    registry.readiness();
    assertThat(asked).hasValue(1);
    clock.now = clock.now.plusMillis(1);
    registry.readiness();
    assertThat(asked).hasValue(2);
    clock.now = clock.now.minusSeconds(60);
    registry.readiness();
    assertThat(asked).hasValue(3);
  }

  @Test
  void anythingButUp_needsAReason() {
    assertThatIllegalArgumentException().isThrownBy(() -> Health.down(" "));
    assertThatIllegalArgumentException().isThrownBy(() -> Health.degraded(""));
  }
}

package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.ended;
import static dev.signalbox.handlers.call.internal.TestEvents.fact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.signalbox.api.spi.HandlerSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdjacencyTest {

  private final Adjacency rule = new Adjacency(Duration.ofMinutes(10), Duration.ofHours(4));

  @Test
  void gap_isTheLongestPauseWithinACall() {
    Fact initiated = fact(Kind.INITIATED, "e-1", 0);

    assertThat(rule.joined(initiated, fact(Kind.RINGING, "e-2", 600))).isTrue();
    assertThat(rule.joined(initiated, fact(Kind.RINGING, "e-2", 601))).isFalse();
    assertThat(rule.joined(initiated, fact(Kind.ENDED, "e-2", 601))).isFalse();
  }

  @Test
  void talk_mayBeLonger() {
    Fact answered = fact(Kind.ANSWERED, "e-1", 0);

    assertThat(rule.joined(answered, fact(Kind.ENDED, "e-2", 4 * 3600))).isTrue();
    assertThat(rule.joined(answered, fact(Kind.FAILED, "e-2", 4 * 3600))).isTrue();
    assertThat(rule.joined(answered, fact(Kind.ENDED, "e-2", 4 * 3600 + 1))).isFalse();
  }

  @Test
  void talkShorterThanTheGap_isNoLimit() {
    Adjacency strict = new Adjacency(Duration.ofMinutes(10), Duration.ZERO);

    assertThat(strict.joined(fact(Kind.ANSWERED, "e-1", 0), fact(Kind.ENDED, "e-2", 600))).isTrue();
    assertThat(strict.joined(fact(Kind.ANSWERED, "e-1", 0), fact(Kind.ENDED, "e-2", 601)))
        .isFalse();
  }

  @Test
  void endThatSaysHowLongItWas_reachesBack() {
    Fact ringing = fact(Kind.RINGING, "e-1", 0);

    assertThat(rule.joined(ringing, ended("e-2", 1200, 600))).isTrue();
    assertThat(rule.joined(ringing, ended("e-2", 1201, 600))).isFalse();
    assertThat(rule.joined(ringing, ended("e-2", 600 + 4 * 3600, Long.MAX_VALUE))).isTrue();
    assertThat(rule.joined(ringing, ended("e-2", 601 + 4 * 3600, Long.MAX_VALUE))).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothingIsInACallTwice_andNothingGoesBack(Kind kind) {
    for (Kind next : Kind.values()) {
      boolean joined = rule.joined(fact(kind, "e-1", 0), fact(next, "e-2", 1));
      assertThat(joined).as("%s, %s", kind, next).isEqualTo(kind.next().contains(next));
      assertThat(joined && next.compareTo(kind) <= 0).as("%s, %s", kind, next).isFalse();
    }
  }

  @Test
  void afterTheEnd_comesAnotherCall() {
    assertThat(Kind.ENDED.next()).isEmpty();
    assertThat(Kind.DECLINED.next()).containsExactly(Kind.ENDED);
    assertThat(Kind.ANSWERED.next()).isEqualTo(Set.of(Kind.FAILED, Kind.ENDED));
  }

  @Test
  void oneEventByTwoEndpoints_isOne() {
    Fact one = fact(Kind.ENDED, "e-1", 0);
    Fact other =
        new Fact(
            new EventKey("second", "e-1"),
            Kind.ENDED,
            one.at(),
            true,
            Optional.empty(),
            Parties.UNKNOWN,
            Optional.empty());

    assertThat(rule.joined(one, other)).isTrue();
  }

  @Test
  void settings_areRead_andDefaultsStandWithoutThem() {
    HandlerSettings settings = new TestSettings(Map.of("inferred.gap", "90"));

    assertThat(Adjacency.of(Optional.of(settings)))
        .isEqualTo(new Adjacency(Duration.ofSeconds(90), Duration.ofHours(4)));
    assertThat(Adjacency.of(Optional.empty()))
        .isEqualTo(new Adjacency(Duration.ofMinutes(10), Duration.ofHours(4)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Adjacency.of(Optional.of(new TestSettings(Map.of("inferred.gap", "soon")))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Adjacency(Duration.ofSeconds(-1), Duration.ZERO))
        .withMessageContaining("inferred.gap");
  }
}

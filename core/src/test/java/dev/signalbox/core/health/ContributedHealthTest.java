package dev.signalbox.core.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ContributedHealthTest {

  private final HealthRegistry registry = new HealthRegistry(Clock.systemUTC(), Duration.ZERO);

  @Test
  void levels_becomeStatuses() {
    assertThat(check(HealthReport::green)).isEqualTo(Health.up());
    assertThat(check(() -> HealthReport.yellow("slow"))).isEqualTo(Health.degraded("slow"));
    assertThat(check(() -> HealthReport.red("gone"))).isEqualTo(Health.down("gone"));
  }

  private static Health check(Supplier<HealthReport> report) {
    return new ContributedHealth(contribution("lines", report)).check();
  }

  @Test
  void whatThrowsOrAnswersNothing_isDown() {
    ContributedHealth unlinked =
        new ContributedHealth(
            contribution(
                "a",
                () -> {
                  throw new NoClassDefFoundError("x");
                }));
    ContributedHealth silent = new ContributedHealth(contribution("b", () -> null));
    registry.add(unlinked.name(), unlinked);
    registry.add(silent.name(), silent);
    assertThat(registry.readiness().ready()).isFalse();
    assertThat(registry.readiness().findings())
        .extracting(finding -> finding.health().status())
        .containsExactly(Status.DOWN, Status.DOWN);
  }

  @Test
  void nameThatIsTaken_isRefused_andFreeAgainWhenItIsGone() {
    ContributedHealth first = new ContributedHealth(contribution("lines", HealthReport::green));
    ContributedHealth second = new ContributedHealth(contribution("lines", HealthReport::green));
    registry.add(first.name(), first);
    assertThatThrownBy(() -> registry.add(second.name(), second))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'lines'");
    registry.remove("lines");
    registry.add(second.name(), second);
    assertThat(registry.readiness().ready()).isTrue();
  }

  @Test
  void nameThatIsNone_isRefused() {
    for (String name : new String[] {null, " ", "x".repeat(101)}) {
      HealthContribution unnamed = contribution(name, HealthReport::green);
      assertThatThrownBy(() -> new ContributedHealth(unnamed))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static HealthContribution contribution(String name, Supplier<HealthReport> report) {
    return new HealthContribution() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public HealthReport health() {
        return report.get();
      }
    };
  }
}

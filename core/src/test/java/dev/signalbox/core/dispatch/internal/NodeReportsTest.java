package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.inbox.HandlerReport;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One handler as several nodes have it. */
class NodeReportsTest {

  private static final HandlerReport NOT_HERE = report("", "absent", 0, 0, "");

  private static HandlerReport report(
      String version, String state, long handled, long failed, String lastError) {
    String source = version.isEmpty() ? "" : "bundle of " + version;
    String breaker = version.isEmpty() ? "" : "closed";
    return new HandlerReport("h", version, source, state, handled, failed, breaker, lastError);
  }

  private static State state(boolean paused, String own, String... others) {
    return new NodeReports(
            report("1", own, 0, 0, ""),
            Stream.of(others).map(other -> report("1", other, 0, 0, "")).toList())
        .state(paused);
  }

  @Test
  void askedNodesWords_comeFirst() {
    NodeReports reports =
        new NodeReports(
            report("2", "running", 5, 1, "own"),
            List.of(report("1", "running", 7, 0, "other"), report("2", "running", 1, 1, "")));

    assertThat(reports.versions()).isEqualTo("2, 1");
    assertThat(reports.source()).isEqualTo("bundle of 2");
    assertThat(reports.handled()).isEqualTo(13);
    assertThat(reports.failed()).isEqualTo(2);
    assertThat(reports.lastError()).contains("own");
  }

  @Test
  void handlerThatIsNotHere_isDescribedByTheOthers() {
    NodeReports reports = new NodeReports(NOT_HERE, List.of(report("1", "running", 7, 0, "other")));

    assertThat(reports.versions()).isEqualTo("1");
    assertThat(reports.source()).isEqualTo("bundle of 1");
    assertThat(reports.breaker()).isEqualTo("closed");
    assertThat(reports.lastError()).contains("other");
    assertThat(reports.state(false)).isEqualTo(State.RUNNING);
  }

  @Test
  void handlerThatIsNowhere_isAbsent() {
    NodeReports reports = new NodeReports(NOT_HERE, List.of());

    assertThat(reports.versions()).isEmpty();
    assertThat(reports.lastError()).isEmpty();
    assertThat(reports.state(false)).isEqualTo(State.ABSENT);
    assertThat(reports.state(true)).isEqualTo(State.ABSENT);
  }

  @Test
  void handler_runsWhenItRunsAnywhere_andIsPausedWhenThatIsStored() {
    assertThat(state(false, "running", "held")).isEqualTo(State.RUNNING);
    assertThat(state(false, "held", "running")).isEqualTo(State.RUNNING);
    assertThat(state(false, "held", "absent")).isEqualTo(State.HELD);
    assertThat(state(false, "paused", "held")).isEqualTo(State.HELD);
    assertThat(state(false, "paused")).isEqualTo(State.PAUSED);
    assertThat(state(true, "paused", "running")).isEqualTo(State.PAUSED);
    assertThat(state(true, "absent", "running")).isEqualTo(State.PAUSED);
    assertThat(state(true, "running", "paused")).isEqualTo(State.RUNNING);
  }
}

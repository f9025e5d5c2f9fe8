package dev.signalbox.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.dispatch.HandlerStatus;
import dev.signalbox.core.dispatch.HandlerStatus.State;
import dev.signalbox.core.health.Readiness;
import dev.signalbox.core.health.Status;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.receive.ReceiverListener;
import dev.signalbox.core.receive.Unavailability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignalboxMetricsTest {

  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]+)(\\{[a-z_]+=\"[^\"\\n]*\"(?:,[a-z_]+=\"[^\"\\n]*\")*\\})? (-?[0-9.]+(?:E-?[0-9]+)?|\\+Inf|NaN)");
  private static final Pattern COMMENT =
      Pattern.compile("# (HELP [a-z_]+ .+|TYPE [a-z_]+ (counter|gauge|histogram))");

  private final SignalboxMetrics metrics =
      new SignalboxMetrics(Set.of("main")::contains, Set.of("message.received")::contains);

  private String text() {
    return new String(metrics.expose("").text(), StandardCharsets.UTF_8);
  }

  /** Every line is a comment or a sample of the text format; the samples by name and labels. */
  private Map<String, Double> samples() {
    Map<String, Double> samples = new TreeMap<>();
    for (String line : text().split("\n")) {
      if (line.startsWith("#")) {
        assertThat(line).matches(COMMENT);
      } else {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        String labels = sample.group(2) == null ? "" : sample.group(2);
        assertThat(samples.put(sample.group(1) + labels, Double.valueOf(sample.group(3))))
            .as("two samples of %s", line)
            .isNull();
      }
    }
    return samples;
  }

  @Test
  void deliveries_areCountedByEndpointAndOutcome() {
    metrics.received("main", Outcome.STORED, true, 100, Duration.ofMillis(3));
    metrics.received("main", Outcome.STORED, false, 50, Duration.ofMillis(700));
    metrics.received("main", Outcome.DUPLICATE, true, 100, Duration.ofMillis(1));
    assertThat(samples())
        .containsEntry("signalbox_deliveries_total{endpoint=\"main\",outcome=\"stored\"}", 2.0)
        .containsEntry("signalbox_deliveries_total{endpoint=\"main\",outcome=\"duplicate\"}", 1.0)
        .containsEntry("signalbox_received_bytes_total{endpoint=\"main\"}", 250.0)
        .containsEntry("signalbox_accept_seconds_count{endpoint=\"main\"}", 3.0)
        .containsEntry("signalbox_accept_seconds_bucket{endpoint=\"main\",le=\"0.005\"}", 2.0)
        .containsEntry("signalbox_accept_seconds_bucket{endpoint=\"main\",le=\"+Inf\"}", 3.0);
  }

  @Test
  void refusals_areCountedByReason() {
    metrics.refused("main", "stale-timestamp");
    metrics.unavailable("main", Unavailability.INBOX_FULL);
    metrics.unavailable(ReceiverListener.NO_ENDPOINT, Unavailability.STARTING);
    metrics.rejected(413);
    metrics.aborted();
    assertThat(samples())
        .containsEntry("signalbox_refused_total{endpoint=\"main\",reason=\"stale-timestamp\"}", 1.0)
        .containsEntry("signalbox_refused_total{endpoint=\"main\",reason=\"inbox-full\"}", 1.0)
        .containsEntry("signalbox_refused_total{endpoint=\"unknown\",reason=\"starting\"}", 1.0)
        .containsEntry("signalbox_refused_total{endpoint=\"unknown\",reason=\"http-413\"}", 1.0)
        .containsEntry("signalbox_refused_total{endpoint=\"unknown\",reason=\"aborted\"}", 1.0);
  }

  @Test
  void whateverComesIn_labelsStayFew() {
    for (int i = 0; i < 3000; i++) {
      metrics.refused("made-up-" + i, "Reason \" with\n{things} " + i);
      metrics.refused("main", "reason-" + i);
      metrics.handled("handler-" + i, "+1555000" + i, Duration.ZERO);
      metrics.failed("handler", "type." + i, 1);
    }
    Map<String, Double> samples = samples();
    assertThat(samples)
        .containsEntry("signalbox_refused_total{endpoint=\"unknown\",reason=\"other\"}", 3000.0)
        .containsEntry(
            "signalbox_handler_failures_total{handler=\"handler\",type=\"unknown\"}", 3000.0);
    assertThat(samples.keySet()).noneMatch(name -> name.contains("made-up"));
    assertThat(samples.keySet()).noneMatch(name -> name.contains("1555"));
    assertThat(samples.keySet().stream().filter(n -> n.startsWith("signalbox_refused")).count())
        .isLessThanOrEqualTo(102);
    assertThat(samples.keySet().stream().filter(n -> n.startsWith("signalbox_handled")).count())
        .isLessThanOrEqualTo(501);
  }

  @Test
  void handling_isCountedAndMeasured() {
    metrics.handled("messages", "message.received", Duration.ofMillis(20));
    metrics.handled("messages", "made.up", Duration.ofMillis(20));
    metrics.failed("messages", "message.received", 1);
    metrics.died("messages", "message.received");
    metrics.derived("messages", "message.received");
    metrics.storeFailed("messages");
    assertThat(samples())
        .containsEntry(
            "signalbox_handled_total{handler=\"messages\",type=\"message.received\"}", 1.0)
        .containsEntry("signalbox_handled_total{handler=\"messages\",type=\"unknown\"}", 1.0)
        .containsEntry(
            "signalbox_handler_failures_total{handler=\"messages\",type=\"message.received\"}", 1.0)
        .containsEntry(
            "signalbox_dead_letters_total{handler=\"messages\",type=\"message.received\"}", 1.0)
        .containsEntry(
            "signalbox_derived_total{handler=\"messages\",type=\"message.received\"}", 1.0)
        .containsEntry("signalbox_handler_store_failures_total{handler=\"messages\"}", 1.0)
        .containsEntry("signalbox_handling_seconds_count{handler=\"messages\"}", 2.0);
  }

  @Test
  void gauges_areAskedAtEveryScrape() {
    InboxCounts[] counts = {new InboxCounts(10, 1, 2, 3)};
    metrics.showInbox(() -> counts[0]);
    assertThat(samples())
        .containsEntry("signalbox_inbox_events", 10.0)
        .containsEntry("signalbox_inbox_unreadable_events", 1.0)
        .containsEntry("signalbox_inbox_conflicts", 2.0)
        .containsEntry("signalbox_inbox_waiting_appends", 3.0);
    counts[0] = new InboxCounts(11, 1, 2, 0);
    assertThat(samples())
        .containsEntry("signalbox_inbox_events", 11.0)
        .containsEntry("signalbox_inbox_waiting_appends", 0.0);
  }

  @Test
  void handlers_haveGaugesOfTheirState() {
    metrics.showHandlers(() -> List.of(handler("messages", "open"), handler("gone", "")));
    assertThat(samples())
        .containsEntry("signalbox_handler_lag_events{handler=\"messages\"}", 7.0)
        .containsEntry("signalbox_handler_retrying_events{handler=\"messages\"}", 2.0)
        .containsEntry("signalbox_handler_dead_letters{handler=\"messages\"}", 1.0)
        .containsEntry("signalbox_handler_breaker{handler=\"messages\",state=\"open\"}", 1.0)
        .containsEntry("signalbox_handler_breaker{handler=\"messages\",state=\"closed\"}", 0.0)
        .containsEntry("signalbox_handler_breaker{handler=\"gone\",state=\"open\"}", 0.0)
        .containsEntry("signalbox_handler_state{handler=\"messages\",state=\"held\"}", 1.0)
        .containsEntry("signalbox_handler_state{handler=\"messages\",state=\"running\"}", 0.0);
  }

  private static HandlerStatus handler(String name, String breaker) {
    return new HandlerStatus(
        name,
        "1",
        "x",
        State.HELD,
        List.of("*"),
        3,
        7,
        2,
        1,
        5,
        4,
        breaker,
        Optional.empty(),
        Instant.EPOCH);
  }

  @Test
  void withoutHandlers_scrapeIsAnswered() {
    metrics.showHandlers(List::of);
    assertThat(samples()).isNotEmpty();
  }

  @Test
  void sourceThatFails_leavesOnlyItsOwnGaugesOut() {
    metrics.showInbox(
        () -> {
          throw new InboxException("disk I/O error");
        });
    metrics.showReadiness(() -> new Readiness(Status.DEGRADED, List.of()));
    assertThat(samples())
        .containsEntry("signalbox_ready", 1.0)
        .containsEntry("signalbox_degraded", 1.0)
        .doesNotContainKey("signalbox_inbox_events");
  }

  @Test
  void virtualMachine_isMeasured() {
    Map<String, Double> samples = samples();
    assertThat(samples.get("jvm_memory_used_bytes{area=\"heap\"}")).isPositive();
    assertThat(samples.get("jvm_threads_current")).isPositive();
    assertThat(samples.get("jvm_classes_currently_loaded")).isPositive();
    assertThat(samples.get("process_uptime_seconds")).isPositive();
    assertThat(samples.get("process_start_time_seconds"))
        .isGreaterThan(Instant.parse("2020-01-01T00:00:00Z").getEpochSecond());
  }

  @Test
  void twoInstances_countApart() {
    metrics.refused("main", "x");
    SignalboxMetrics other = new SignalboxMetrics(endpoint -> true, type -> true);
    assertThat(new String(other.expose("").text(), StandardCharsets.UTF_8))
        .doesNotContain("signalbox_refused_total{");
  }
}

package dev.signalbox.core.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;

/** What the handlers do. */
final class HandlingMetrics {

  private final Counter handled;
  private final Counter failures;
  private final Counter deadLetters;
  private final Counter derived;
  private final Counter storeFailures;
  private final Histogram durations;
  private final Labels labels;

  HandlingMetrics(PrometheusRegistry registry, Labels labels) {
    this.labels = labels;
    handled =
        counter(registry, "signalbox_handled_total", "Deliveries that a handler has settled.");
    failures =
        counter(
            registry,
            "signalbox_handler_failures_total",
            "Attempts of a handler that failed; each is retried or ends as a dead letter.");
    deadLetters =
        counter(
            registry,
            "signalbox_dead_letters_total",
            "Deliveries that a handler has given up since this process began.");
    derived =
        counter(
            registry, "signalbox_derived_total", "Derived events that a handler has published.");
    storeFailures =
        Counter.builder()
            .name("signalbox_handler_store_failures_total")
            .help("Times that a handler's worker could not use the store and tried again.")
            .labelNames("handler")
            .withoutExemplars()
            .register(registry);
    durations =
        Histogram.builder()
            .name("signalbox_handling_seconds")
            .help("Time a handler took to settle a delivery.")
            .unit(Unit.SECONDS)
            .labelNames("handler")
            .classicOnly()
            .classicUpperBounds(0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60)
            .withoutExemplars()
            .register(registry);
  }

  private static Counter counter(PrometheusRegistry registry, String name, String help) {
    return Counter.builder()
        .name(name)
        .help(help)
        .labelNames("handler", "type")
        .withoutExemplars()
        .register(registry);
  }

  void handled(String handler, String type, Duration took) {
    handled.labelValues(labels.handler(handler), labels.type(type)).inc();
    durations.labelValues(labels.handler(handler)).observe(Seconds.of(took));
  }

  void failed(String handler, String type) {
    failures.labelValues(labels.handler(handler), labels.type(type)).inc();
  }

  void derived(String handler, String type) {
    derived.labelValues(labels.handler(handler), labels.type(type)).inc();
  }

  void storeFailed(String handler) {
    storeFailures.labelValues(labels.handler(handler)).inc();
  }

  void died(String handler, String type) {
    deadLetters.labelValues(labels.handler(handler), labels.type(type)).inc();
  }
}

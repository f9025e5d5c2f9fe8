package dev.signalbox.core.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;

/** What comes in. */
final class DeliveryMetrics {

  private final Counter deliveries;
  private final Counter refused;
  private final Counter bytes;
  private final Histogram accepted;
  private final Labels labels;

  DeliveryMetrics(PrometheusRegistry registry, Labels labels) {
    this.labels = labels;
    deliveries =
        Counter.builder()
            .name("signalbox_deliveries_total")
            .help("Verified deliveries by what became of them.")
            .labelNames("endpoint", "outcome")
            .withoutExemplars()
            .register(registry);
    refused =
        Counter.builder()
            .name("signalbox_refused_total")
            .help("Deliveries that were not taken, by reason.")
            .labelNames("endpoint", "reason")
            .withoutExemplars()
            .register(registry);
    bytes =
        Counter.builder()
            .name("signalbox_received_bytes_total")
            .help("Bytes of the bodies of verified deliveries.")
            .labelNames("endpoint")
            .withoutExemplars()
            .register(registry);
    accepted =
        Histogram.builder()
            .name("signalbox_accept_seconds")
            .help("Time from the whole body being read to its commit on disk.")
            .unit(Unit.SECONDS)
            .labelNames("endpoint")
            .classicOnly()
            .classicUpperBounds(
                0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
            .withoutExemplars()
            .register(registry);
  }

  void received(String endpoint, String outcome, int bodyBytes, Duration took) {
    String name = labels.endpoint(endpoint);
    deliveries.labelValues(name, labels.code(outcome)).inc();
    bytes.labelValues(name).inc(bodyBytes);
    accepted.labelValues(name).observe(Seconds.of(took));
  }

  void refused(String endpoint, String reason) {
    refused.labelValues(labels.endpoint(endpoint), labels.code(reason)).inc();
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.Findings;
import dev.signalbox.management.client.ClientListener;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Counts the calls of Linq's API, and shows how the subscriptions stand. */
public final class ManagementMetrics implements ClientListener, AutoCloseable {

  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry;
  private final List<Collector> registered = new ArrayList<>();
  private final Counter tries;
  private final Counter retries;
  private final Histogram seconds;
  private final Counter checks;

  /** In a registry, which must not have them yet. */
  public ManagementMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    tries =
        register(
            // Exemplars would start a thread that never ends.
            Counter.builder()
                .name("signalbox_linq_requests_total")
                .help("Requests to Linq's API, each try counted, by what came of them.")
                .withoutExemplars()
                .labelNames("operation", "outcome")
                .build());
    retries =
        register(
            Counter.builder()
                .name("signalbox_linq_retries_total")
                .help("Requests to Linq's API that were tried again.")
                .withoutExemplars()
                .labelNames("operation")
                .build());
    seconds =
        register(
            Histogram.builder()
                .name("signalbox_linq_request_seconds")
                .help("How long each try of a request to Linq's API took.")
                .withoutExemplars()
                .labelNames("operation")
                .classicUpperBounds(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
                .build());
    checks =
        register(
            Counter.builder()
                .name("signalbox_subscription_checks_total")
                .help("Looks at the subscriptions, by whether they could be made.")
                .withoutExemplars()
                .labelNames("outcome")
                .build());
  }

  /** Shows how things stand from now on. Once only. */
  public void show(Supplier<Optional<Findings>> findings, Supplier<String> breaker) {
    register(
        GaugeWithCallback.builder()
            .name("signalbox_subscription_active")
            .help("1 for each endpoint whose subscription delivers.")
            .labelNames("endpoint")
            .callback(
                gauge ->
                    findings.get().stream()
                        .flatMap(found -> found.active().stream())
                        .forEach(endpoint -> gauge.call(1, endpoint)))
            .build());
    register(
        GaugeWithCallback.builder()
            .name("signalbox_subscription_drift")
            .help("Subscriptions that were changed, deactivated or deleted elsewhere.")
            .callback(gauge -> findings.get().ifPresent(found -> gauge.call(found.drift().size())))
            .build());
    register(
        GaugeWithCallback.builder()
            .name("signalbox_subscription_lacking_types")
            .help("Event types that a handler observes and an active subscription lacks.")
            .callback(
                gauge -> findings.get().ifPresent(found -> gauge.call(found.lacking().size())))
            .build());
    register(
        GaugeWithCallback.builder()
            .name("signalbox_linq_breaker_open")
            .help("1 while Linq's API is left alone after too many failures.")
            .callback(gauge -> gauge.call(breaker.get().equals("open") ? 1 : 0))
            .build());
  }

  @Override
  public void tried(String operation, String outcome, Duration took) {
    tries.labelValues(operation, outcome).inc();
    seconds.labelValues(operation).observe(took.toNanos() / NANOS);
  }

  @Override
  public void retrying(String operation, Duration wait) {
    retries.labelValues(operation).inc();
  }

  /** There was a look at the subscriptions, or it failed. */
  public void checked(boolean done) {
    checks.labelValues(done ? "done" : "failed").inc();
  }

  private <C extends Collector> C register(C collector) {
    registry.register(collector);
    registered.add(collector);
    return collector;
  }

  @Override
  public void close() {
    registered.forEach(registry::unregister);
  }
}

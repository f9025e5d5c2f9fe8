package dev.signalbox.core.metrics;

import dev.signalbox.core.health.Readiness;
import dev.signalbox.core.health.Status;
import io.prometheus.metrics.model.registry.MultiCollector;
import java.util.Map;
import java.util.function.Supplier;

/** Whether deliveries can be taken. */
final class ReadinessGauges {

  private static final String READY = "signalbox_ready";
  private static final String DEGRADED = "signalbox_degraded";

  private ReadinessGauges() {}

  static MultiCollector of(Supplier<Readiness> source) {
    return new Gauges(
        "the health checks",
        Map.of(
            READY, "1 when deliveries can be taken.",
            DEGRADED, "1 when deliveries can be taken but something needs a look."),
        look -> {
          Readiness readiness = source.get();
          look.set(READY, readiness.ready() ? 1 : 0);
          look.set(DEGRADED, readiness.status() == Status.DEGRADED ? 1 : 0);
        });
  }
}

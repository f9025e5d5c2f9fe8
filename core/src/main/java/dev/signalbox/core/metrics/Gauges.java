package dev.signalbox.core.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Several gauges filled by one look at their source at the time of a scrape, so that they fit
 * together and the source is asked once. A source that fails leaves its gauges out; the rest of the
 * scrape is answered.
 */
final class Gauges implements MultiCollector {

  private static final Logger LOG = LoggerFactory.getLogger(Gauges.class);

  private final String source;
  private final Map<String, String> helpByName;
  private final Consumer<Look> look;

  /**
   * With a source.
   *
   * @param source what it looks at, for the log
   * @param helpByName the gauges: what each means, by its name
   * @param look fills the gauges
   */
  Gauges(String source, Map<String, String> helpByName, Consumer<Look> look) {
    this.source = source;
    this.helpByName = helpByName;
    this.look = look;
  }

  @Override
  public MetricSnapshots collect() {
    Look result = new Look();
    try {
      look.accept(result);
    } catch (RuntimeException e) {
      LOG.warn("SBX-1121 metrics of {} are left out of this scrape: {}", source, e.toString());
      return MetricSnapshots.of();
    }
    return result.snapshots();
  }

  @Override
  public List<String> getPrometheusNames() {
    return List.copyOf(helpByName.keySet());
  }

  /** Takes the values of one scrape. */
  final class Look {

    private final Map<String, GaugeSnapshot.Builder> builders = new LinkedHashMap<>();

    /**
     * A value.
     *
     * @param gauge the name of a gauge
     * @param value its value
     * @param labels names and values in turn
     */
    void set(String gauge, double value, String... labels) {
      builders
          .computeIfAbsent(gauge, this::builder)
          .dataPoint(
              GaugeDataPointSnapshot.builder().value(value).labels(Labels.of(labels)).build());
    }

    private GaugeSnapshot.Builder builder(String name) {
      String help = helpByName.get(name);
      if (help == null) {
        throw new IllegalStateException("no gauge '" + name + "' was declared for " + source);
      }
      return GaugeSnapshot.builder().name(name).help(help);
    }

    private MetricSnapshots snapshots() {
      MetricSnapshots.Builder all = MetricSnapshots.builder();
      builders.values().forEach(builder -> all.metricSnapshot(builder.build()));
      return all.build();
    }
  }
}

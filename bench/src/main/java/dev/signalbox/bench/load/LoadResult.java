package dev.signalbox.bench.load;

import java.time.Duration;
import java.util.BitSet;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What became of a load.
 *
 * @param acknowledged the requests that were answered with a 2xx, by their place among the requests
 * @param statuses how many answers had which status
 * @param broken requests whose connection failed, or that were not answered in the end
 * @param late requests of an open model that were due and never sent, because all connections
 *     waited; their latency counts as the time they had waited by then
 * @param took from the first request to the last answer
 * @param latency in microseconds: in an open model from when a request was due, in a closed one
 *     from when it was sent
 */
public record LoadResult(
    BitSet acknowledged,
    Map<Integer, Long> statuses,
    long broken,
    long late,
    Duration took,
    Histogram latency) {

  /** How many were answered with a 2xx. */
  public long accepted() {
    return acknowledged.cardinality();
  }

  /** How many were answered at all. */
  public long answered() {
    return statuses.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Answers with a 2xx per second. */
  public double rate() {
    return accepted() / (took.toNanos() / 1e9);
  }

  /** Requests that had another answer than a 2xx, or none. */
  public long failed() {
    return answered() - accepted() + broken + late;
  }

  /** A percentile of the latency in milliseconds. */
  public double millis(double percentile) {
    return latency.getValueAtPercentile(percentile) / 1e3;
  }
}

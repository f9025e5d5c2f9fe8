package dev.signalbox.bench.measure;

import dev.signalbox.bench.load.LoadResult;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a stretch of load has cost.
 *
 * @param plan what was asked for
 * @param load what became of it
 * @param probe what became of the probe beside it
 * @param cpuMicros CPU time of the server per event, in microseconds
 * @param databaseMicros the same of the database beside it; 0 without one
 * @param allocated bytes that the server's JVM allocated per event
 * @param syncs of the database's log per event
 * @param residentBytes of the server at the end
 */
public record Phase(
    PhasePlan plan,
    LoadResult load,
    Optional<LoadResult> probe,
    double cpuMicros,
    double databaseMicros,
    OptionalDouble allocated,
    OptionalDouble syncs,
    long residentBytes) {

  /** Acknowledgements per second. */
  public double rate() {
    return load.rate();
  }

  /** What latency is read from: the probe where there is one. */
  public LoadResult timed() {
    return probe.orElse(load);
  }

  /** CPU time of server and database per event. */
  public double allCpuMicros() {
    return cpuMicros + databaseMicros;
  }
}

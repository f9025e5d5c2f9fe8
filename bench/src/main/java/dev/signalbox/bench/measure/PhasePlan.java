package dev.signalbox.bench.measure;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A stretch of load on a running service.
 *
 * @param name in the report
 * @param bodies the events, taken in turn
 * @param connections at most so many requests are on their way
 * @param keepAlive whether connections are kept
 * @param rate requests per second of an open model; empty for a closed one
 * @param probe requests per second of an open model beside it, for latency; 0 for none
 * @param duration for how long
 */
public record PhasePlan(
    String name,
    List<String> bodies,
    int connections,
    boolean keepAlive,
    OptionalDouble rate,
    double probe,
    Duration duration) {

  /** As fast as it goes, on kept connections. */
  public static PhasePlan closed(String name, List<String> bodies, int connections, Duration time) {
    return new PhasePlan(name, bodies, connections, true, OptionalDouble.empty(), 0, time);
  }

  /** By the clock. */
  public static PhasePlan open(String name, List<String> bodies, double rate, Duration time) {
    return new PhasePlan(name, bodies, 256, true, OptionalDouble.of(rate), 0, time);
  }

  /** With a probe of latency beside it. */
  public PhasePlan probed(double perSecond) {
    return new PhasePlan(name, bodies, connections, keepAlive, rate, perSecond, duration);
  }

  /** With a new connection for each request. */
  public PhasePlan withNewConnections() {
    return new PhasePlan(name, bodies, connections, false, rate, probe, duration);
  }
}

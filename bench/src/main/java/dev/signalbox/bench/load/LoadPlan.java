package dev.signalbox.bench.load;

import java.time.Duration;
import java.util.OptionalDouble;

/**
 * What is sent, and how.
 *
 * @param target where to
 * @param requests each is sent once, in order; when they are used up the load ends early
 * @param connections at most so many requests are on their way
 * @param keepAlive whether a connection serves more than one request
 * @param rate requests per second by the clock, whatever the server does (an open model); empty
 *     sends the next request of a connection when the last one was answered (a closed model)
 * @param duration for how long
 */
public record LoadPlan(
    Target target,
    SignedRequests requests,
    int connections,
    boolean keepAlive,
    OptionalDouble rate,
    Duration duration) {

  /** A closed model on connections that are kept. */
  public static LoadPlan closed(
      Target target, SignedRequests requests, int connections, Duration duration) {
    return new LoadPlan(target, requests, connections, true, OptionalDouble.empty(), duration);
  }

  /** An open model. */
  public static LoadPlan open(
      Target target, SignedRequests requests, int connections, double rate, Duration duration) {
    return new LoadPlan(target, requests, connections, true, OptionalDouble.of(rate), duration);
  }

  /** The same with a connection for each request. */
  public LoadPlan withNewConnections() {
    return new LoadPlan(target, requests, connections, false, rate, duration);
  }
}

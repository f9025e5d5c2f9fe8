package dev.signalbox.bench.part;

import dev.signalbox.bench.measure.Warming;
import java.time.Duration;
import java.util.List;

/**
 * How long and how much.
 *
 * @param rounds how often each contender has its turn
 * @param warm how warm each contender gets
 * @param measured how long a stretch of load is
 * @param connections of the closed model
 * @param senders numbers of connections that programs are compared with; {@code connections} is
 *     among them
 * @param probe requests per second of the probe of latency
 * @param rates events per second to be handled, rising
 * @param backlogRate events per second that would make the backlog in ten minutes
 * @param handlers numbers of added handlers
 * @param sizes numbers of events in the inbox
 * @param micro JMH's iterations of a second; 0 stands for one short one
 */
public record Scale(
    int rounds,
    Warming warm,
    Duration measured,
    int connections,
    List<Integer> senders,
    double probe,
    List<Integer> rates,
    int backlogRate,
    List<Integer> handlers,
    List<Integer> sizes,
    int micro) {

  /** Everything once, in minutes. */
  public static Scale quick() {
    return new Scale(
        1,
        new Warming(Duration.ofSeconds(8), Duration.ofSeconds(12)),
        Duration.ofSeconds(3),
        64,
        List.of(64, 256),
        100,
        List.of(1000, 2000, 4000, 8000),
        50,
        List.of(1, 5, 20),
        List.of(10_000, 100_000),
        0);
  }

  /** What the README quotes. */
  public static Scale full() {
    return new Scale(
        3,
        new Warming(Duration.ofSeconds(20), Duration.ofSeconds(45)),
        Duration.ofSeconds(6),
        64,
        List.of(64, 128, 256),
        100,
        List.of(500, 1000, 2000, 4000, 6000, 8000, 10_000, 12_000),
        500,
        List.of(1, 5, 20, 50),
        List.of(10_000, 1_000_000, 10_000_000),
        3);
  }

  /** Only to see that everything runs; the figures mean nothing. */
  public static Scale smoke() {
    return new Scale(
        1,
        new Warming(Duration.ofMillis(500), Duration.ofMillis(500)),
        Duration.ofSeconds(1),
        8,
        List.of(4, 8),
        20,
        List.of(50, 100),
        1,
        List.of(1, 2),
        List.of(1_000, 2_000),
        0);
  }
}

package dev.signalbox.bench.measure;

import java.time.Duration;

/**
 * How warm a contender gets before it is measured.
 *
 * @param least for how long it has load on it
 * @param most for how long at most, if it is a JVM that is still busy compiling
 */
public record Warming(Duration least, Duration most) {

  /** Half of it, for a further kind of load. */
  public Warming half() {
    return new Warming(least.dividedBy(2), most.dividedBy(2));
  }
}

package dev.signalbox.it;

import java.util.concurrent.atomic.AtomicInteger;

/** Ends this process, without any shutdown, when one of its steps is reached for the n-th time. */
final class CrashStep {

  private static final int LIKE_KILL_9 = 137;

  private final CrashPoint point;
  private final AtomicInteger left;

  CrashStep(CrashPoint point, int times) {
    this.point = point;
    this.left = new AtomicInteger(times);
  }

  /** Whether this is the step in question. */
  boolean is(CrashPoint reached) {
    return point == reached;
  }

  /** A step is reached. */
  void at(CrashPoint reached) {
    if (point == reached && left.decrementAndGet() == 0) {
      Runtime.getRuntime().halt(LIKE_KILL_9);
    }
  }
}

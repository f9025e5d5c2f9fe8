package dev.signalbox.bench.gate;

import com.sun.management.ThreadMXBean;
import dev.signalbox.bench.work.Work;
import java.lang.management.ManagementFactory;
import java.util.Objects;

/**
 * Measures one step on the calling thread, by what the JVM counts for that thread: neither other
 * threads nor other processes add to it. The time is the best of many short rounds, each beside a
 * round of the reference, since a busy machine can only make a round slower.
 */
final class Meter {

  private static final int WARM = 6_000;
  private static final int ROUNDS = 15;
  private static final int EACH = 400;

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long self = Thread.currentThread().getId();

  Cost measure(Work work, Work reference) {
    repeat(work, WARM);
    repeat(reference, WARM);
    long best = Long.MAX_VALUE;
    long bestReference = Long.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getThreadAllocatedBytes(self);
      best = Math.min(best, time(work));
      bytes = Math.min(bytes, (threads.getThreadAllocatedBytes(self) - before) / (double) EACH);
      bestReference = Math.min(bestReference, time(reference));
    }
    return new Cost(bytes, best / (double) bestReference);
  }

  private long time(Work work) {
    long before = threads.getCurrentThreadCpuTime();
    repeat(work, EACH);
    return threads.getCurrentThreadCpuTime() - before;
  }

  private static void repeat(Work work, int times) {
    for (int i = 0; i < times; i++) {
      Objects.requireNonNull(work.once());
    }
  }
}

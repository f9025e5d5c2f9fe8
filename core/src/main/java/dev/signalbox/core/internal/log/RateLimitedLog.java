package dev.signalbox.core.internal.log;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Lets one line per subject through in ten seconds and counts the others, so that a hostile sender
 * cannot fill the disk. There must be few subjects, none made up by a sender.
 */
public final class RateLimitedLog {

  private static final long QUIET_MILLIS = 10_000;

  private final Clock clock;
  private final ConcurrentHashMap<String, Subject> subjects = new ConcurrentHashMap<>();

  /** With the clock that the ten seconds are taken from. */
  public RateLimitedLog(Clock clock) {
    this.clock = clock;
  }

  /**
   * Lets the line through, or counts it.
   *
   * @param subject what it is about
   * @param line writes the line; gets how many were left out since the last one
   */
  public void log(String subject, LongConsumer line) {
    Subject known = subjects.computeIfAbsent(subject, name -> new Subject());
    long now = clock.millis();
    long due = known.due.get();
    // Due in more than ten seconds: the clock was set back.
    boolean reached = now >= due || due > now + QUIET_MILLIS;
    if (reached && known.due.compareAndSet(due, now + QUIET_MILLIS)) {
      line.accept(known.leftOut.getAndSet(0));
    } else {
      known.leftOut.incrementAndGet();
    }
  }

  private static final class Subject {
    private final AtomicLong due = new AtomicLong(Long.MIN_VALUE);
    private final AtomicLong leftOut = new AtomicLong();
  }
}

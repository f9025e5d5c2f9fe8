package dev.signalbox.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** Time that stands still until it is advanced. */
final class ManualDelays extends Clock implements Delays {

  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::at).thenComparing(Task::number));
  private Instant now = Instant.parse("2026-03-04T12:00:00Z");
  private long count;

  private record Task(Instant at, long number, Runnable run) {}

  @Override
  public synchronized Runnable after(Duration delay, Runnable task) {
    Task added = new Task(now.plus(delay), count++, task);
    tasks.add(added);
    return () -> remove(added);
  }

  private synchronized void remove(Task task) {
    tasks.remove(task);
  }

  synchronized int waiting() {
    return tasks.size();
  }

  void advance(Duration by) {
    Instant until = instant().plus(by);
    for (Optional<Task> due = due(until); due.isPresent(); due = due(until)) {
      due.get().run().run();
    }
    set(until);
  }

  private synchronized void set(Instant to) {
    now = to;
  }

  private synchronized Optional<Task> due(Instant until) {
    if (tasks.isEmpty() || tasks.peek().at().isAfter(until)) {
      return Optional.empty();
    }
    now = tasks.peek().at();
    return Optional.of(tasks.remove());
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("only the instant counts");
  }
}

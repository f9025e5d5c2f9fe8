package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryQuery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** Remembers the newest tries. */
public final class AttemptLog {

  private final int capacity;
  private final Deque<DeliveryAttempt> attempts = new ArrayDeque<>();
  private long count;

  /** Remembers so many. */
  public AttemptLog(int capacity) {
    this.capacity = capacity;
  }

  /** Adds the try that is made for the next number. */
  synchronized void add(LongFunction<DeliveryAttempt> numbered) {
    count++;
    attempts.addLast(numbered.apply(count));
    if (attempts.size() > capacity) {
      attempts.removeFirst();
    }
  }

  /** How many there have been, remembered or not. */
  public synchronized long count() {
    return count;
  }

  /** Those that match, oldest first. */
  public synchronized List<DeliveryAttempt> find(DeliveryQuery query) {
    return attempts.stream()
        .filter(attempt -> attempt.number() > query.after())
        .filter(attempt -> query.eventId().map(attempt.eventId()::equals).orElse(true))
        .filter(
            attempt -> query.subscriptionId().map(attempt.subscriptionId()::equals).orElse(true))
        .limit(query.limit())
        .toList();
  }
}

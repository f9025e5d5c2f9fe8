package dev.signalbox.simulator.internal.conversation;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.ConversationOptions;
import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.TooManyPendingException;
import dev.signalbox.simulator.internal.Happenings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets the events of a generator happen at a rate. */
final class ConversationRun implements Conversation {

  private static final Duration TICK = Duration.ofMillis(10);
  private static final double NANOS = 1e9;

  private final ConversationOptions options;
  private final Happenings happenings;
  private final Delays delays;
  private final Clock clock;
  private final ConversationGenerator generator;
  private final Instant start;
  private final SortedMap<String, Long> byType = new TreeMap<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<MadeUp> refused = Optional.empty();
  private long events;
  private boolean ticking;
  private boolean closed;

  ConversationRun(ConversationOptions options, Happenings happenings, Delays delays, Clock clock) {
    this.options = options;
    this.happenings = happenings;
    this.delays = delays;
    this.clock = clock;
    this.generator = new ConversationGenerator(options.seed());
    this.start = clock.instant();
  }

  void begin() {
    delays.after(Duration.ZERO, this::tick);
  }

  /** One tick follows the other, so that no two run at a time. */
  private void tick() {
    if (!begins()) {
      return;
    }
    boolean goesOn = false;
    try {
      catchUp(clock.instant());
      goesOn = true;
    } finally {
      rests(goesOn);
    }
    delays.after(TICK, this::tick);
  }

  private synchronized boolean begins() {
    if (over()) {
      ended.countDown();
      return false;
    }
    ticking = true;
    return true;
  }

  /** Whoever waits for the end must not wait for ever because of a defect. */
  private synchronized void rests(boolean goesOn) {
    ticking = false;
    if (closed || !goesOn) {
      ended.countDown();
    }
  }

  private void catchUp(Instant now) {
    long due = due(now);
    boolean taken = true;
    while (taken && !stopped() && counted() < due) {
      taken = happen(now);
    }
  }

  private boolean over() {
    boolean all = options.events().isPresent() && counted() >= options.events().getAsLong();
    boolean late =
        options.lasting().map(time -> !clock.instant().isBefore(start.plus(time))).orElse(false);
    return all || late || closed || ended.getCount() == 0;
  }

  private synchronized boolean stopped() {
    return closed;
  }

  /** How many should have happened by now; the first at once. */
  private long due(Instant now) {
    double seconds = Duration.between(start, now).toNanos() / NANOS;
    return Math.min((long) (seconds * options.rate()) + 1, options.events().orElse(Long.MAX_VALUE));
  }

  /** False when it has to wait, because too many deliveries are pending; it is not lost. */
  private boolean happen(Instant now) {
    MadeUp next = refused.orElseGet(() -> generator.next(now));
    Occurrence occurrence =
        new Occurrence(
            next.type(),
            next.data(),
            Optional.of(next.line()),
            options.account(),
            Optional.of(next.id()));
    try {
      happenings.publish(occurrence, now, next.traceId());
    } catch (TooManyPendingException e) {
      refused = Optional.of(next);
      return false;
    }
    refused = Optional.empty();
    count(next.type());
    return true;
  }

  private synchronized void count(String type) {
    events++;
    byType.merge(type, 1L, Long::sum);
  }

  private synchronized long counted() {
    return events;
  }

  @Override
  public synchronized State state() {
    return new State(ended.getCount() > 0, options.rate(), options.seed(), events, byType);
  }

  @Override
  public boolean awaitEnd(Duration atMost) throws InterruptedException {
    return ended.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      if (!ticking) {
        ended.countDown();
      }
    }
    try {
      // An event that is being handed over still counts.
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

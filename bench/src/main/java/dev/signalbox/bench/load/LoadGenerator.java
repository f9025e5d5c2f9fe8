package dev.signalbox.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Carries out one plan on the calling thread. In an open model a request that was due while all
 * connections were waiting is sent as soon as one is free, and its latency counts from when it was
 * due: a server that stands still for a second shows a second, not one slow request (no coordinated
 * omission). Waiting for the clock is exact to a millisecond.
 */
public final class LoadGenerator implements Callable<LoadResult> {

  /** For how long answers are waited for after the last request. */
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final long LONGEST_WAIT_MILLIS = 50;

  private final LoadPlan plan;
  private final SignedRequests requests;
  private final BitSet acknowledged = new BitSet();
  private final Map<Integer, Long> statuses = new TreeMap<>();
  private final Histogram latency = new Histogram(TimeUnit.MINUTES.toMicros(10), 3);
  private final Deque<Wire> free = new ArrayDeque<>();
  private final List<Wire> wires = new ArrayList<>();
  private final byte[] scratch;
  private long broken;
  private int next;
  private int underWay;
  private long start;
  private long deadline;
  private long lastAnswer;

  /** For one plan. */
  public LoadGenerator(LoadPlan plan) {
    this.plan = plan;
    this.requests = plan.requests();
    this.scratch = new byte[requests.longest()];
  }

  @Override
  public LoadResult call() throws IOException {
    try (Selector selector = Selector.open()) {
      for (int i = 0; i < plan.connections(); i++) {
        Wire wire = new Wire(selector, plan.target(), requests.longest());
        wires.add(wire);
        free.add(wire);
      }
      start = System.nanoTime();
      lastAnswer = start;
      deadline = start + plan.duration().toNanos();
      try {
        run(selector);
      } finally {
        wires.forEach(Wire::close);
      }
    }
    return result();
  }

  private void run(Selector selector) throws IOException {
    long giveUp = deadline + GRACE.toNanos();
    while (true) {
      long now = System.nanoTime();
      issue(now);
      if (underWay == 0 && over(now) || now > giveUp) {
        return;
      }
      selector.select(waitMillis(now));
      for (SelectionKey key : selector.selectedKeys()) {
        handle((Wire) key.attachment(), key);
      }
      selector.selectedKeys().clear();
    }
  }

  /** Nothing more will be sent. */
  private boolean over(long now) {
    return next >= requests.count()
        || (plan.rate().isPresent() ? due(next) >= deadline : now >= deadline);
  }

  private void issue(long now) {
    while (!free.isEmpty() && !over(now)) {
      long due = plan.rate().isPresent() ? due(next) : System.nanoTime();
      if (due > now && plan.rate().isPresent()) {
        return;
      }
      Wire wire = free.poll();
      int request = next++;
      int length = requests.write(request, scratch);
      underWay++;
      try {
        wire.send(request, scratch, length, due);
      } catch (IOException e) {
        fail(wire);
      }
    }
  }

  private long due(int request) {
    return start + (long) (request / plan.rate().orElseThrow() * 1e9);
  }

  private long waitMillis(long now) {
    if (plan.rate().isEmpty() || free.isEmpty() || over(now)) {
      return LONGEST_WAIT_MILLIS;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(due(next) - now);
    return Math.max(1, Math.min(millis, LONGEST_WAIT_MILLIS));
  }

  private void handle(Wire wire, SelectionKey key) {
    if (!key.isValid()) {
      return;
    }
    try {
      OptionalInt status = wire.go();
      if (status.isPresent()) {
        answered(wire, status.getAsInt());
      }
    } catch (IOException e) {
      fail(wire);
    }
  }

  private void answered(Wire wire, int status) {
    lastAnswer = System.nanoTime();
    latency.recordValue(micros(lastAnswer - wire.began()));
    statuses.merge(status, 1L, Long::sum);
    if (status / 100 == 2) {
      acknowledged.set(wire.request());
    }
    release(wire);
    if (!plan.keepAlive() || wire.isEnding()) {
      wire.close();
    }
  }

  /** An idle connection may be ended by the server at any time; a busy one may not. */
  private void fail(Wire wire) {
    wire.close();
    if (wire.busy()) {
      broken++;
      release(wire);
    }
  }

  private void release(Wire wire) {
    wire.done();
    underWay--;
    free.add(wire);
  }

  private LoadResult result() {
    long end = System.nanoTime();
    for (Wire wire : wires) {
      if (wire.busy()) {
        latency.recordValue(micros(end - wire.began()));
        broken++;
      }
    }
    long late = 0;
    if (plan.rate().isPresent()) {
      for (int i = next; i < requests.count() && due(i) < deadline; i++) {
        latency.recordValue(micros(end - due(i)));
        late++;
      }
    }
    return new LoadResult(
        acknowledged,
        statuses,
        broken,
        late,
        Duration.ofNanos(Math.max(1, lastAnswer - start)),
        latency);
  }

  private long micros(long nanos) {
    return Math.min(
        Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)), latency.getHighestTrackableValue());
  }
}

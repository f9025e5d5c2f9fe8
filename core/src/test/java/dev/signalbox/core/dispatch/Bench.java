package dev.signalbox.core.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.InMemoryInbox;
import dev.signalbox.core.testing.InMemoryLedger;
import dev.signalbox.core.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A dispatcher with everything around it in memory. */
final class Bench implements AutoCloseable {

  static final String TYPE = "acme.happened";

  final InMemoryInbox inbox = new InMemoryInbox();
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final MutableClock clock = new MutableClock(START);
  final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  final EventCatalog catalog = new EventCatalog(codec);
  final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final DispatchSettings settings;
  private final DispatchListener listener;
  Dispatcher dispatcher;

  Bench() {
    this(settings());
  }

  Bench(DispatchSettings settings) {
    this(settings, DispatchListener.NONE);
  }

  Bench(DispatchSettings settings, DispatchListener listener) {
    this.settings = settings;
    this.listener = listener;
    start();
  }

  static DispatchSettings settings() {
    return new DispatchSettings(
        3,
        Duration.ofSeconds(1),
        Duration.ofMinutes(5),
        2,
        0,
        16,
        Duration.ofMillis(100),
        Duration.ofSeconds(5),
        Duration.ofMillis(5),
        3,
        new BreakerSettings(1000, 1000, 100f, Duration.ofSeconds(10), 3));
  }

  static DispatchSettings with(BreakerSettings breaker) {
    DispatchSettings s = settings();
    return with(s.batchTime(), s.drainTimeout(), s.poll(), breaker);
  }

  static DispatchSettings drainingWithin(Duration time) {
    DispatchSettings s = settings();
    return with(s.batchTime(), time, s.poll(), s.breaker());
  }

  /** Looking around only when told to, in batches that may take so long. */
  static DispatchSettings unhurried(Duration batchTime) {
    DispatchSettings s = settings();
    return with(batchTime, s.drainTimeout(), Duration.ofHours(1), s.breaker());
  }

  private static DispatchSettings with(
      Duration batchTime, Duration drain, Duration poll, BreakerSettings breaker) {
    DispatchSettings s = settings();
    return new DispatchSettings(
        s.maxAttempts(),
        s.initialDelay(),
        s.maxDelay(),
        s.multiplier(),
        s.jitter(),
        s.batchSize(),
        batchTime,
        drain,
        poll,
        s.maxDerivedDepth(),
        breaker);
  }

  void start() {
    dispatcher =
        new Dispatcher(
            inbox,
            catalog,
            codec,
            settings,
            clock,
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              threads.add(thread);
              return thread;
            },
            listener);
  }

  void restart() {
    dispatcher.close();
    start();
  }

  long append(String id, String chat) {
    return append(TYPE, id, chat);
  }

  long append(String type, String id, String chat) {
    Map<String, Object> data = chat.isEmpty() ? Map.of("n", 1) : Map.of("chat_id", chat);
    byte[] body =
        codec.write(
            Map.of(
                "api_version",
                "v3",
                "event_type",
                type,
                "event_id",
                id,
                "trace_id",
                "t",
                "partner_id",
                "p",
                "data",
                data));
    NewEvent event = new NewEvent("main", "e:" + id, id, type, true, clock.instant(), body);
    AppendResult result = inbox.append(event).toCompletableFuture().join();
    return result.sequence();
  }

  long appendUnreadable(String id) {
    NewEvent event =
        new NewEvent("main", "d:" + id, id, "", false, clock.instant(), new byte[] {'x'});
    return inbox.append(event).toCompletableFuture().join().sequence();
  }

  static HandlerDescriptor descriptor(String name, Begin begin, int lanes, String... types) {
    return new HandlerDescriptor(
        name, "1.0", "test-" + name, Set.of(types), Set.of(), begin, lanes);
  }

  HandlerRegistration register(String name, EventHandler handler) {
    return dispatcher.register(descriptor(name, Begin.PARKED, 1, TYPE), handler);
  }

  HandlerStatus status(String name) {
    return dispatcher.handler(name).orElseThrow();
  }

  InMemoryLedger ledger(String name) {
    return inbox.ledger(name);
  }

  static ConditionFactory eventually() {
    return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(2));
  }

  /** Waits until the handler has passed everything and nothing waits. */
  void awaitDone(String name) {
    eventually()
        .until(
            () -> {
              HandlerStatus status = status(name);
              return status.position() == inbox.lastSequence()
                  && status.retrying() == 0
                  && ledger(name).load().replays().isEmpty();
            });
  }

  /** Waits until so many events are counted as handled, which is a moment after their commit. */
  void awaitHandled(String name, long events) {
    eventually().untilAsserted(() -> assertThat(status(name).handled()).isEqualTo(events));
  }

  /** Waits until the handler has passed everything, whatever waits. */
  void awaitPassed(String name) {
    eventually().until(() -> ledger(name).load().position() == inbox.lastSequence());
  }

  @Override
  public void close() {
    dispatcher.close();
  }

  /** Takes down what it gets. */
  static final class Recorder implements EventHandler {

    final List<String> ids = new CopyOnWriteArrayList<>();
    final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile EventHandler first = delivery -> {};

    /** Does this before it takes an event down. */
    Recorder first(EventHandler before) {
      first = before;
      return this;
    }

    @Override
    public void handle(Delivery delivery) throws Exception {
      first.handle(delivery);
      deliveries.add(delivery);
      ids.add(delivery.envelope().eventId());
    }
  }
}

package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.HandlerNameTakenException;
import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.HandlerReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handlers that are present. Safe for several threads. */
public final class HandlerRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerRegistry.class);

  private final Environment env;
  private final Records records;
  private final Subscriber subscriber;
  private final NameLocks locks = new NameLocks();
  private final Map<String, HandlerWorker> workers = new ConcurrentHashMap<>();
  private final Map<String, Tally> tallies = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** Without handlers. */
  public HandlerRegistry(Environment env, Records records, Subscriber subscriber) {
    this.env = env;
    this.records = records;
    this.subscriber = subscriber;
  }

  /** See {@link dev.signalbox.core.dispatch.Dispatcher#register}. */
  public HandlerRegistration register(HandlerDescriptor descriptor, EventHandler handler) {
    refuseReserved(descriptor);
    return locks.with(descriptor.name(), () -> registerAlone(descriptor, handler));
  }

  private static void refuseReserved(HandlerDescriptor descriptor) {
    if (descriptor.name().equals(UnreadableLetters.NAME)) {
      throw new IllegalArgumentException(
          "the handler name '"
              + UnreadableLetters.NAME
              + "' stands for deliveries that cannot be read; expected another name for "
              + describe(descriptor));
    }
    for (String type : descriptor.eventTypes()) {
      if (type.isBlank() || type.startsWith(Interests.OWED)) {
        throw new IllegalArgumentException(
            "expected event types that are not blank and do not begin with '"
                + Interests.OWED
                + "', found '"
                + type
                + "' in "
                + describe(descriptor));
      }
    }
  }

  private HandlerRegistration registerAlone(HandlerDescriptor descriptor, EventHandler handler) {
    String name = descriptor.name();
    HandlerWorker holder = workers.get(name);
    if (holder != null) {
      if (!holder.stopping() || holder.within()) {
        throw new HandlerNameTakenException(
            name, describe(holder.descriptor()), describe(descriptor));
      }
      holder.awaitEnd(env.settings().drainTimeout());
    }
    HandlerLedger ledger = env.inbox().ledger(name);
    Subscription subscription =
        subscriber.subscribe(descriptor, ledger, ledger.counts().position());
    HandlerWorker worker =
        new HandlerWorker(
            descriptor,
            handler,
            env,
            ledger,
            subscriber,
            subscription,
            tally(name),
            ended -> workers.remove(name, ended));
    workers.put(name, worker);
    if (closed) {
      workers.remove(name, worker);
      throw new IllegalStateException(
          "the dispatcher is closed, so " + describe(descriptor) + " cannot be registered");
    }
    start(worker);
    LOG.info(
        "SBX-2006 handler {} takes {}", describe(descriptor), subscription.interests().active());
    return new Registration(worker, env.settings().drainTimeout());
  }

  private void start(HandlerWorker worker) {
    try {
      applyPause(worker.name());
      worker.start();
    } catch (RuntimeException | Error e) {
      workers.remove(worker.name(), worker);
      throw e;
    }
  }

  /** Makes a worker obey what is stored, while nobody else can store something else. */
  public void applyPause(String name) {
    records.update(
        name,
        (mine, others) -> {
          HandlerRecord record = mine.orElseThrow();
          worker(name).ifPresent(worker -> worker.pause(record.paused()));
          return record;
        });
  }

  private static String describe(HandlerDescriptor descriptor) {
    return descriptor.name() + " (" + descriptor.source() + " " + descriptor.version() + ")";
  }

  /** A handler that is present. */
  public Optional<HandlerWorker> worker(String name) {
    return Optional.ofNullable(workers.get(name));
  }

  /** What the handlers that are present were registered with. */
  public List<HandlerDescriptor> present() {
    return workers.values().stream()
        .filter(worker -> !worker.stopping())
        .map(HandlerWorker::descriptor)
        .toList();
  }

  /** What a name has done since the process began. */
  public Tally tally(String name) {
    return tallies.computeIfAbsent(name, key -> new Tally());
  }

  /**
   * Does something to the ledger of a handler that is absent.
   *
   * @return what {@code action} returned; empty when the handler is present
   */
  public <T> Optional<T> whileAbsent(String name, Supplier<T> action) {
    return locks.with(
        name, () -> workers.containsKey(name) ? Optional.empty() : Optional.of(action.get()));
  }

  /** How the handlers stand that are present. */
  public List<HandlerReport> reports() {
    return workers.values().stream().map(this::report).toList();
  }

  private HandlerReport report(HandlerWorker worker) {
    Tally tally = tally(worker.name());
    return new HandlerReport(
        worker.name(),
        worker.descriptor().version(),
        worker.descriptor().source(),
        worker.state().name().toLowerCase(Locale.ROOT),
        tally.handled(),
        tally.failed(),
        worker.breaker(),
        tally.lastError().orElse(""));
  }

  /** Tells all workers that the log has grown. */
  public void nudge() {
    workers.values().forEach(HandlerWorker::nudge);
  }

  /** Tells all workers that the catalogue has changed. */
  public void signal() {
    workers.values().forEach(HandlerWorker::signal);
  }

  /** Lets all running deliveries finish, and ends all workers. */
  public void close() {
    closed = true;
    List<HandlerWorker> all = List.copyOf(workers.values());
    all.forEach(HandlerWorker::stop);
    long end = System.nanoTime() + env.settings().drainTimeout().toNanos();
    for (HandlerWorker worker : all) {
      worker.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
    }
  }

  /** What the one who registered holds; holds nothing itself once it is closed. */
  private static final class Registration implements HandlerRegistration {

    private final AtomicReference<HandlerWorker> worker;
    private final Duration drain;

    Registration(HandlerWorker worker, Duration drain) {
      this.worker = new AtomicReference<>(worker);
      this.drain = drain;
    }

    @Override
    public void close() {
      HandlerWorker ending = worker.getAndSet(null);
      if (ending != null) {
        ending.stop();
        ending.awaitEnd(drain);
        LOG.info("SBX-2007 handler {} takes nothing more", ending.name());
      }
    }
  }
}

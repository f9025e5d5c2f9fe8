package dev.signalbox.core.dispatch;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.dispatch.internal.AbsentOutboxes;
import dev.signalbox.core.dispatch.internal.Environment;
import dev.signalbox.core.dispatch.internal.HandlerRegistry;
import dev.signalbox.core.dispatch.internal.Interests;
import dev.signalbox.core.dispatch.internal.Operations;
import dev.signalbox.core.dispatch.internal.Records;
import dev.signalbox.core.dispatch.internal.Statuses;
import dev.signalbox.core.dispatch.internal.Subscriber;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.json.JsonCodec;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Hands the events of the inbox to handlers: each handler at its own pace, in the order of arrival
 * per order key, with retries, dead letters and replays. A handler may come, go and be replaced at
 * any time; what it has not had waits for its name to come back.
 *
 * <p>Events with equal order keys reach a handler one after the other. A failed one holds back only
 * its own key. With concurrency 1, what a handler writes through its storage commits together with
 * its position, once per event; with more, calls are made outside of that transaction, and what
 * they write is written at least once.
 *
 * <p>Several dispatchers, each on its node, may share a handler: each works some shards of it.
 *
 * <p>While more than 100,000 events of one handler wait for retries, it gets no new ones.
 */
public final class Dispatcher implements HandlerOperations, AutoCloseable {

  private static final long CARETAKER_MILLIS = 3000;

  private final EventCatalog catalog;
  private final Records records;
  private final HandlerRegistry registry;
  private final Statuses statuses;
  private final Operations operations;
  private final AbsentOutboxes outboxes;
  private final Thread caretaker;
  private final Runnable catalogueListener;

  /**
   * Ready for handlers.
   *
   * @param inbox the log and the ledgers; closed by its owner, after the dispatcher
   * @param catalog decodes events
   * @param codec writes derived events
   * @param settings how to dispatch
   * @param clock for due times, breakers and time stamps
   * @param threads makes the handlers' threads, and one more
   * @param listener hears what becomes of deliveries
   */
  public Dispatcher(
      Inbox inbox,
      EventCatalog catalog,
      JsonCodec codec,
      DispatchSettings settings,
      Clock clock,
      ThreadFactory threads,
      DispatchListener listener) {
    this.catalog = Objects.requireNonNull(catalog, "catalog");
    AtomicInteger catalogueVersion = new AtomicInteger();
    Environment env =
        new Environment(
            inbox, catalog, codec, settings, clock, threads, listener, catalogueVersion);
    this.records = new Records(inbox);
    // A catalogue that nobody has added to knows the types that are built in.
    Subscriber subscriber = new Subscriber(env, records, new EventCatalog(codec)::knows);
    this.registry = new HandlerRegistry(env, records, subscriber);
    this.statuses = new Statuses(env, registry);
    this.operations = new Operations(env, records, registry, statuses);
    this.outboxes = new AbsentOutboxes(env, records, registry);
    this.catalogueListener =
        () -> {
          catalogueVersion.incrementAndGet();
          registry.signal();
        };
    inbox.reportTo(registry::reports);
    inbox.onAppended(registry::nudge);
    catalog.onChange(catalogueListener);
    this.caretaker = threads.newThread(outboxes);
    caretaker.setName("signalbox-outboxes");
    caretaker.start();
  }

  /**
   * Lets a handler take events, from another thread, from before this returns on. A name that was
   * seen before goes on where it stopped; a new one begins as its descriptor says.
   *
   * @throws HandlerNameTakenException when another handler of that name is present
   * @throws IllegalArgumentException when the name or a type is reserved
   * @throws IllegalStateException when the dispatcher is closed
   * @throws dev.signalbox.core.inbox.InboxException when the store fails; register again later
   */
  public HandlerRegistration register(HandlerDescriptor descriptor, EventHandler handler) {
    return registry.register(
        Objects.requireNonNull(descriptor, "descriptor"),
        Objects.requireNonNull(handler, "handler"));
  }

  /** What the handlers that are present take, all together, by the types that are known now. */
  public TypeSelection present() {
    List<TypeSelection> each = registry.present().stream().map(catalog::select).toList();
    return new TypeSelection(
        each.stream()
            .flatMap(selection -> selection.names().stream())
            .collect(Collectors.toUnmodifiableSet()),
        each.stream().anyMatch(TypeSelection::all),
        each.stream().anyMatch(TypeSelection::unknown));
  }

  /** Whether a handler that was ever seen takes events of a type. Reads from the store. */
  public boolean takes(String eventType) {
    boolean known = catalog.knows(eventType);
    return records.all().stream()
        .map(record -> Interests.of(record.interests()).governing(eventType, known))
        .anyMatch(take -> take.filter(found -> !found.stopped()).isPresent());
  }

  /**
   * The highest sequence up to which every known handler is done with everything; empty when no
   * handler was ever seen.
   */
  public OptionalLong settledThrough() {
    return statuses.settledThrough(records.all());
  }

  @Override
  public List<HandlerStatus> handlers() {
    return operations.handlers();
  }

  @Override
  public Optional<HandlerStatus> handler(String name) {
    return operations.handler(name);
  }

  @Override
  public List<DeadLetter> deadLetters(String name, long after, int limit) {
    return operations.deadLetters(name, after, limit);
  }

  @Override
  public Map<String, EventState> states(long sequence, String eventType) {
    return operations.states(sequence, eventType);
  }

  @Override
  public long replay(String name, ReplayRequest request) {
    return operations.replay(name, request);
  }

  @Override
  public void pause(String name) {
    operations.pause(name);
  }

  @Override
  public void resume(String name) {
    operations.resume(name);
  }

  /**
   * Lets all running deliveries finish within the drain timeout, gives up those that do not, and
   * ends all threads. Registrations need not be closed any more.
   */
  @Override
  public void close() {
    catalog.removeListener(catalogueListener);
    outboxes.stop();
    registry.close();
    try {
      caretaker.join(CARETAKER_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.signalbox.testkit.run;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerStorage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Runs a handler against a list of events, as a node would but in memory and at once: in order for
 * each order key, with retries, dead letters, derived events, and a database that forgets what a
 * failed attempt wrote. Without a container and without a network:
 *
 * <pre>{@code
 * HandlerResult result =
 *     HandlerRun.beans(Greeter.class).events(Events.messageReceived().build()).run();
 * assertThat(result.requireHandled().published()).isEmpty();
 * }</pre>
 *
 * <p>Faults that a handler must live with are switched on one by one. Runs take no time: waits
 * between retries are left out.
 */
public final class HandlerRun {

  private final Function<RunContext, Subject> subject;
  private final List<LinqEvent> events = new ArrayList<>();
  private final Map<String, String> settings = new HashMap<>();
  private final Set<Integer> failing = new HashSet<>();
  private final Set<Integer> crashing = new HashSet<>();
  private Optional<DataSource> dataSource = Optional.empty();
  private OptionalLong shuffle = OptionalLong.empty();
  private String name = "handler-under-test";
  private int maxAttempts = 10;
  private int batchSize = 256;
  private boolean twice;

  private HandlerRun(Function<RunContext, Subject> subject) {
    this.subject = subject;
  }

  /** Runs a handler that needs nothing; after a crash it is the same object again. */
  public static HandlerRun of(EventHandler handler) {
    Objects.requireNonNull(handler, "handler");
    return new HandlerRun(context -> Subject.of(handler));
  }

  /** Runs a handler that has a database; it is made again after each crash. */
  public static HandlerRun with(Function<HandlerStorage, EventHandler> factory) {
    Objects.requireNonNull(factory, "factory");
    return new HandlerRun(context -> Subject.of(factory.apply(name -> context.dataSource())));
  }

  /**
   * Runs CDI beans by calling their observers: methods with a parameter marked {@code @Observes} or
   * {@code @ObservesAsync}. Beans given by class are made by the kit, again after each crash, with
   * what their scope says; beans given as objects stay. Injected by type, into fields, constructors
   * and parameters: the beans themselves, what their {@code @Produces} methods make, {@code
   * Delivery}, {@code Envelope}, {@code DataSource} and {@code HandlerSettings}. For an
   * {@code @OsgiService}, give an object that implements its interface. Events of a type that an
   * {@code EventFamily} among the beans knows arrive typed.
   *
   * <p>What it leaves out: client proxies, interceptors, decorators, qualifiers, {@code Instance}
   * and {@code Event}, extensions. A handler that needs those is tested in a CDI container.
   *
   * @param classesOrObjects all beans of the handler that the test is about
   */
  public static HandlerRun beans(Object... classesOrObjects) {
    List<Object> given = List.of(classesOrObjects);
    return new HandlerRun(context -> new BeanSubject(new BeanSet(given, context)));
  }

  /** The events, in the order in which they arrive. */
  public HandlerRun events(LinqEvent... more) {
    return events(List.of(more));
  }

  /** The events, in the order in which they arrive. */
  public HandlerRun events(Collection<? extends LinqEvent> more) {
    events.addAll(more);
    return this;
  }

  /**
   * The handler's database, for example an {@code SQLiteDataSource} on a file or in memory. The run
   * keeps one connection of it until the result is closed.
   */
  public HandlerRun dataSource(DataSource database) {
    this.dataSource = Optional.of(database);
    return this;
  }

  /** A setting of the handler's, as in {@code conf/handlers/<name>.properties}. */
  public HandlerRun setting(String key, String value) {
    settings.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value"));
    return this;
  }

  /** The handler's stable name. */
  public HandlerRun name(String handlerName) {
    this.name = Objects.requireNonNull(handlerName, "handlerName");
    return this;
  }

  /** How often the handler is given an event before it is dead: 10, as the node's default. */
  public HandlerRun maxAttempts(int attempts) {
    this.maxAttempts = positive("attempts", attempts);
    return this;
  }

  /** How many calls go into one transaction at most: 256, as the node's default. */
  public HandlerRun batchSize(int calls) {
    this.batchSize = positive("calls", calls);
    return this;
  }

  /** Fault: each event that was handled is delivered again later, as an operator's replay does. */
  public HandlerRun deliverTwice() {
    this.twice = true;
    return this;
  }

  /**
   * Fault: the events arrive in another order, since Linq promises none. The same seed gives the
   * same order.
   */
  public HandlerRun outOfOrder(long seed) {
    this.shuffle = OptionalLong.of(seed);
    return this;
  }

  /**
   * Fault: these calls of the handler fail after the handler has returned, as when the commit of
   * its work is refused: what it wrote and published is gone, and the event comes again.
   *
   * @param calls counted from 1, over the whole run
   */
  public HandlerRun failAt(int... calls) {
    for (int call : calls) {
      failing.add(positive("call", call));
    }
    return this;
  }

  /**
   * Fault: the process dies after these calls of the handler and before the commit: what was
   * written since the last commit is gone, beans given by class lose their memory, and all events
   * since then come again. What a handler did elsewhere, it does twice.
   *
   * @param calls counted from 1, over the whole run
   */
  public HandlerRun crashBeforeCommit(int... calls) {
    for (int call : calls) {
      crashing.add(positive("call", call));
    }
    return this;
  }

  /**
   * Runs until every event is handled, dead or ignored.
   *
   * @throws IllegalArgumentException when the beans cannot be put together; the message says what
   *     is missing
   */
  public HandlerResult run() {
    RunContext context = new RunContext(name, RunDatabase.open(dataSource), settings);
    try {
      Faults faults = new Faults(Set.copyOf(failing), Set.copyOf(crashing), twice, shuffle);
      return new Ledger(context, subject, faults, maxAttempts, batchSize).run(List.copyOf(events));
    } catch (RuntimeException | Error e) {
      context.close();
      throw e;
    }
  }

  private static int positive(String what, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("expected " + what + " from 1 on, found " + value);
    }
    return value;
  }
}

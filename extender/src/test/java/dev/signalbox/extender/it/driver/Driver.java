package dev.signalbox.extender.it.driver;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerProperties;
import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.api.spi.HealthContribution;
import dev.signalbox.api.spi.HealthReport;
import dev.signalbox.api.spi.PersonalData;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.RefusedBundles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;

/**
 * Does inside the framework what a test outside asks for, in words both sides have: a function of
 * two strings. Calls into handlers come from one thread that lives as long as the driver, as in a
 * dispatcher.
 */
public final class Driver implements BundleActivator, BiFunction<String, String, Object> {

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Collection<String> lines = new ConcurrentLinkedQueue<>();
  private final Collection<Object> held = new ConcurrentLinkedQueue<>();
  private final AtomicLong sequence = new AtomicLong();
  private Optional<BundleContext> context = Optional.empty();
  private Optional<ServiceRegistration<?>> storage = Optional.empty();
  private Optional<ServiceRegistration<?>> clerk = Optional.empty();
  private Optional<ServiceRegistration<?>> settings = Optional.empty();

  @Override
  public void start(BundleContext bundleContext) throws Exception {
    context = Optional.of(bundleContext);
    bundleContext.registerService(Journal.class, lines::add, null);
    bundleContext.registerService(BiFunction.class, this, null);
    // The thread must not be made while a handler is on the stack.
    thread.submit(() -> true).get();
  }

  @Override
  public void stop(BundleContext bundleContext) {
    thread.shutdownNow();
  }

  @Override
  public Object apply(String command, String argument) {
    try {
      return switch (command) {
        case "deliver" -> onThread(() -> deliver(argument.split(" ")));
        case "deliver-foreign" -> onThread(() -> deliverForeign(argument));
        case "query" -> onThread(() -> query(argument));
        case "handlers" -> handlers();
        case "families" -> context().getServiceReferences(EventFamily.class, null).size();
        case "lines" -> takeLines();
        case "hold" -> hold(argument);
        case "drop" -> drop();
        case "storage" -> storage(argument);
        case "clerk" -> clerk(argument);
        case "refused" -> refused();
        case "health" -> onThread(this::health);
        case "forget" -> onThread(() -> forget(argument));
        case "clerks" -> context().getServiceReferences(Clerk.class, null).size();
        case "settings" -> settings(argument);
        default -> throw new IllegalArgumentException(command);
      };
    } catch (ExecutionException e) {
      return e.getCause().getClass().getName() + ": " + e.getCause().getMessage();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private BundleContext context() {
    return context.orElseThrow();
  }

  private Object onThread(Callable<Object> task) throws Exception {
    return thread.submit(task).get();
  }

  private Object deliver(String... words) throws Exception {
    return deliver(words[0], new ThingMade(TestDelivery.envelope(words[1])));
  }

  private Object deliver(String handler, LinqEvent event) throws Exception {
    ServiceReference<EventHandler> reference = handler(handler);
    try {
      context()
          .getService(reference)
          .handle(new TestDelivery(event, sequence.incrementAndGet(), handler));
      return "handled";
    } finally {
      context().ungetService(reference);
    }
  }

  /** Delivers an event whose class comes from the bundle with the only event family. */
  private Object deliverForeign(String handler) throws Exception {
    ServiceReference<EventFamily> reference =
        context().getServiceReferences(EventFamily.class, null).iterator().next();
    LinqEvent event =
        context()
            .getService(reference)
            .types()
            .iterator()
            .next()
            .decoder()
            .decode(TestDelivery.envelope("foreign"));
    context().ungetService(reference);
    return deliver(handler, event);
  }

  private ServiceReference<EventHandler> handler(String name) throws InvalidSyntaxException {
    return context()
        .getServiceReferences(EventHandler.class, "(" + HandlerProperties.NAME + "=" + name + ")")
        .iterator()
        .next();
  }

  private List<String> handlers() throws InvalidSyntaxException {
    return context().getServiceReferences(EventHandler.class, null).stream()
        .map(Driver::describe)
        .toList();
  }

  private static String describe(ServiceReference<EventHandler> reference) {
    Class<?>[] types = (Class<?>[]) reference.getProperty(HandlerProperties.EVENT_CLASSES);
    return Stream.of(
                HandlerProperties.NAME,
                HandlerProperties.VERSION,
                HandlerProperties.SOURCE,
                HandlerProperties.BEGIN,
                HandlerProperties.CONCURRENCY)
            .map(name -> String.valueOf(reference.getProperty(name)))
            .reduce((a, b) -> a + " " + b)
            .orElseThrow()
        + " "
        + Arrays.stream(types).map(Class::getSimpleName).sorted().toList();
  }

  private Object query(String path) throws Exception {
    for (ServiceReference<QueryEndpoint> reference :
        context().getServiceReferences(QueryEndpoint.class, null)) {
      QueryEndpoint endpoint = context().getService(reference);
      try {
        if (endpoint.paths().contains(path)) {
          return endpoint.answer(new Query(path, Map.of(), Map.of())).body().toString();
        }
      } finally {
        context().ungetService(reference);
      }
    }
    return "nobody";
  }

  private List<String> takeLines() {
    List<String> taken = new ArrayList<>(lines);
    lines.clear();
    return taken;
  }

  private Object hold(String handler) throws InvalidSyntaxException {
    return held.add(context().getService(handler(handler)));
  }

  private Object drop() {
    held.clear();
    return true;
  }

  private Object storage(String state) {
    storage.ifPresent(ServiceRegistration::unregister);
    storage =
        state.equals("on")
            ? Optional.of(
                context().registerService(HandlerStorage.class, new MemoryStorage(), null))
            : Optional.empty();
    return state;
  }

  private List<String> refused() throws InvalidSyntaxException {
    ServiceReference<RefusedBundles> reference =
        context().getServiceReferences(RefusedBundles.class, null).iterator().next();
    return context().getService(reference).refused().stream()
        .map(one -> one.source() + " " + one.version() + ": " + one.reason())
        .toList();
  }

  private Object health() throws InvalidSyntaxException {
    List<String> reports = new ArrayList<>();
    for (ServiceReference<HealthContribution> reference :
        context().getServiceReferences(HealthContribution.class, null)) {
      HealthContribution contribution = context().getService(reference);
      HealthReport report = contribution.health();
      reports.add(contribution.name() + " " + report.level() + " " + report.reason());
      context().ungetService(reference);
    }
    return reports;
  }

  private Object forget(String handle) throws Exception {
    ServiceReference<PersonalData> reference =
        context().getServiceReferences(PersonalData.class, null).iterator().next();
    try {
      return reference.getProperty(HandlerProperties.SOURCE)
          + " "
          + context().getService(reference).forget(handle);
    } finally {
      context().ungetService(reference);
    }
  }

  private Object settings(String most) {
    settings.ifPresent(ServiceRegistration::unregister);
    settings =
        most.equals("off")
            ? Optional.empty()
            : Optional.of(
                context()
                    .registerService(
                        HandlerConfiguration.class, new MemoryConfiguration(most), null));
    return most;
  }

  private Object clerk(String state) {
    clerk.ifPresent(ServiceRegistration::unregister);
    clerk =
        state.equals("off")
            ? Optional.empty()
            : Optional.of(
                context()
                    .registerService(
                        Clerk.class, (Clerk) text -> text + " stamped by " + state, null));
    return state;
  }
}

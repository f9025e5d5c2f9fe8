package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Hashtable;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;

/**
 * What a node that is open takes from the bundles of a framework, as it comes and goes, and the
 * storage that it offers them.
 */
public final class PluginServices implements AutoCloseable {

  private final BundleContext context;
  private final SignalboxNode node;
  private final OpenNode open;
  private final Deque<ServiceTracker<?, ?>> trackers = new ArrayDeque<>();
  private Optional<ServiceRegistration<?>> storage = Optional.empty();

  /**
   * Nothing is tracked yet.
   *
   * @param context of a bundle, or of the framework itself, that has its API classes from where the
   *     node has them
   * @param node the node
   * @param open the same node's open part
   */
  public PluginServices(BundleContext context, SignalboxNode node, OpenNode open) {
    this.context = Objects.requireNonNull(context, "context");
    this.node = Objects.requireNonNull(node, "node");
    this.open = Objects.requireNonNull(open, "open");
  }

  /** Takes what is there, and what will come. */
  public void open() {
    storage =
        Optional.of(
            context.registerService(
                HandlerStorage.class, open.handlerStorage(), new Hashtable<>()));
    // Families first, so that a handler finds the types it observes.
    FamilyTracker families = new FamilyTracker(context, node.catalog(), node.clock());
    node.refused().add(families);
    track(families);
    track(new QueryTracker(context, node.queries()));
    track(new RefusedTracker(context, node.refused()));
    track(new PersonalDataTracker(context, node.personalData()));
    track(new HealthTracker(context, node.health()));
    track(new HandlerTracker(context, open.dispatcher()));
  }

  private void track(ServiceTracker<?, ?> tracker) {
    trackers.push(tracker);
    tracker.open();
  }

  /** Lets go of everything, the handlers first: each finishes what it is doing. */
  @Override
  public void close() {
    trackers.forEach(ServiceTracker::close);
    trackers.clear();
  }

  /** Takes the storage away again, once nobody is left who writes to it. */
  public void withdrawStorage() {
    storage.ifPresent(ServiceRegistration::unregister);
    storage = Optional.empty();
  }
}

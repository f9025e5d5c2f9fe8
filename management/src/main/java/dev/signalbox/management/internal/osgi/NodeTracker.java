package dev.signalbox.management.internal.osgi;

import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.management.Subscriptions;
import dev.signalbox.management.secret.SecretStore;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Starts subscriptions for each node, with a {@link SecretStore} service where there is one by
 * then.
 */
final class NodeTracker extends ServiceTracker<ManagedNode, Subscriptions> {

  NodeTracker(BundleContext context) {
    super(context, ManagedNode.class, null);
  }

  @Override
  public Subscriptions addingService(ServiceReference<ManagedNode> reference) {
    Optional<SecretStore> store =
        Optional.ofNullable(context.getServiceReference(SecretStore.class))
            .map(context::getService);
    return new Subscriptions(context.getService(reference), store);
  }

  @Override
  public void removedService(ServiceReference<ManagedNode> reference, Subscriptions subscriptions) {
    subscriptions.close();
    context.ungetService(reference);
  }
}

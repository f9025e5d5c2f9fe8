package dev.signalbox.management.internal.osgi;

import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.management.Management;
import dev.signalbox.management.internal.OffResource;
import dev.signalbox.management.secret.SecretStore;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts management for a node that wants it, with a {@link SecretStore} service where there is one
 * by then.
 */
final class NodeTracker extends ServiceTracker<ManagedNode, Optional<Management>> {

  private static final Logger LOG = LoggerFactory.getLogger(NodeTracker.class);

  private final OffResource off = new OffResource();

  NodeTracker(BundleContext context) {
    super(context, ManagedNode.class, null);
  }

  @Override
  public Optional<Management> addingService(ServiceReference<ManagedNode> reference) {
    ManagedNode node = context.getService(reference);
    Optional<SecretStore> store =
        Optional.ofNullable(context.getServiceReference(SecretStore.class))
            .map(context::getService);
    Optional<Management> management = Management.start(node, store);
    if (management.isEmpty()) {
      node.resources().add(off);
    }
    management.ifPresent(
        it ->
            LOG.info(
                "SBX-7002 subscriptions are kept for endpoints {}",
                node.settings().endpoints().values().stream()
                    .filter(endpoint -> endpoint.subscription().isPresent())
                    .map(endpoint -> endpoint.name())
                    .toList()));
    return management;
  }

  @Override
  public void removedService(
      ServiceReference<ManagedNode> reference, Optional<Management> management) {
    management.ifPresent(Management::close);
    context.getService(reference).resources().remove(off);
    context.ungetService(reference);
    context.ungetService(reference);
  }
}

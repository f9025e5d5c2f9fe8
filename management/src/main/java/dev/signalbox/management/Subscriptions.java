package dev.signalbox.management;

import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.core.settings.EndpointOptions;
import dev.signalbox.management.internal.OffResource;
import dev.signalbox.management.secret.SecretStore;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The place of subscriptions in a node: {@link Management} where the settings ask for it; elsewhere
 * operators who ask for subscriptions are told what is missing.
 */
public final class Subscriptions implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

  private final ManagedNode node;
  private final OffResource off = new OffResource();
  private final Optional<Management> management;

  /**
   * Starts them beside a node, which may be open or not.
   *
   * @param secrets keeps the secrets; empty for a file below the data folder
   */
  public Subscriptions(ManagedNode node, Optional<SecretStore> secrets) {
    this.node = Objects.requireNonNull(node, "node");
    this.management = Management.start(node, secrets);
    if (management.isPresent()) {
      LOG.info(
          "SBX-7002 subscriptions are kept for endpoints {}",
          node.settings().endpoints().values().stream()
              .filter(endpoint -> endpoint.subscription().isPresent())
              .map(EndpointOptions::name)
              .toList());
    } else {
      node.resources().add(off);
    }
  }

  /** What keeps them; empty where the settings do not ask for it. */
  public Optional<Management> management() {
    return management;
  }

  /** Ends it, before the node is closed. */
  @Override
  public void close() {
    management.ifPresentOrElse(Management::close, () -> node.resources().remove(off));
  }
}

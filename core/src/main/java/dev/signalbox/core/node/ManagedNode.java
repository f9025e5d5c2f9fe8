package dev.signalbox.core.node;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.health.HealthRegistry;
import dev.signalbox.core.http.OperatorResources;
import dev.signalbox.core.receive.KeyRings;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.shared.SharedState;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What keeps subscriptions sees of a node, and changes in it. A service from the moment on that the
 * node exists, whether its inbox is open or not. For use by any thread.
 */
@ProviderType
public interface ManagedNode {

  /** What the node was made of. */
  Settings settings();

  /** The endpoints' secrets, which may be changed while deliveries come in. */
  KeyRings keyRings();

  /**
   * What the handlers that are present take, all together. Names may hold patterns of families that
   * nobody knows, and types that only handlers of this node derive; empty while the inbox is shut.
   */
  TypeSelection installedTypes();

  /** The types that Linq may send and that a family knows, sorted. */
  List<String> knownTypes();

  /** When an endpoint got its last verified delivery; empty when none since the process began. */
  Optional<Instant> lastReceipt(String endpoint);

  /** What readiness is made of. */
  HealthRegistry health();

  /** Further parts of the operators' API. */
  OperatorResources resources();

  /** Everything that is counted and measured. */
  PrometheusRegistry metrics();

  /**
   * What the nodes of its inbox share; empty while the inbox is shut, and where one node alone uses
   * such a store ({@link dev.signalbox.core.settings.InboxOptions#forSeveralNodes()}).
   */
  Optional<SharedState> shared();

  /** The time of the node. */
  Clock clock();
}

package dev.signalbox.management;

import dev.signalbox.core.http.OperatorResource;
import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.core.settings.ManagementOptions;
import dev.signalbox.management.client.LinqClient;
import dev.signalbox.management.internal.Keeper;
import dev.signalbox.management.internal.KeeperParts;
import dev.signalbox.management.internal.ManagementMetrics;
import dev.signalbox.management.internal.NodeReceiving;
import dev.signalbox.management.internal.SettingsMapping;
import dev.signalbox.management.internal.SharedNudge;
import dev.signalbox.management.internal.Stores;
import dev.signalbox.management.internal.SubscriptionsHealth;
import dev.signalbox.management.internal.SubscriptionsResource;
import dev.signalbox.management.internal.Threads;
import dev.signalbox.management.internal.Watch;
import dev.signalbox.management.internal.state.Journal;
import dev.signalbox.management.plan.Plan;
import dev.signalbox.management.secret.SecretStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the webhook subscriptions of a node's endpoints as the settings say. It is started beside a
 * node and closed before it. For use by any thread.
 *
 * <p>Calls that need Linq throw a {@link dev.signalbox.management.client.LinqException}, those that
 * do not fit a {@link ManagementException}, and those that cannot read or write what is kept a
 * {@link JournalException} or {@link dev.signalbox.management.secret.SecretStoreException}.
 */
public final class Management implements AutoCloseable {

  private static final String NAME = "subscriptions";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ManagedNode node;
  private final Threads threads;
  private final LinqClient client;
  private final ManagementMetrics metrics;
  private final Keeper keeper;
  private final OperatorResource resource;

  private Management(ManagedNode node, ManagementOptions options, Optional<SecretStore> given) {
    this.node = node;
    this.threads = new Threads();
    this.metrics = new ManagementMetrics(node.metrics());
    SecureRandom random = new SecureRandom();
    this.client =
        new LinqClient(
            SettingsMapping.client(options),
            threads.http(),
            node.clock(),
            time -> TimeUnit.NANOSECONDS.sleep(time.toNanos()),
            random,
            metrics);
    Path folder = node.settings().dataDir().toAbsolutePath().resolve("management");
    boolean alone = !node.settings().inbox().forSeveralNodes();
    Stores stores = new Stores(node, folder, alone);
    SecretStore secrets =
        given.orElseGet(
            () -> SettingsMapping.secrets(options, folder, stores.document("secrets.json"), alone));
    this.keeper =
        new KeeperParts(
                client,
                SettingsMapping.endpoints(node.settings()),
                secrets,
                new Journal(stores.document("journal.json")),
                stores.lock(),
                new NodeReceiving(node.keyRings()),
                node::installedTypes,
                node::knownTypes,
                node::lastReceipt,
                options.narrowAfter(),
                options.deleteReplacedAfter(),
                options.retireSecretAfter(),
                PATIENCE,
                node.clock(),
                step -> {})
            .keeper();
    this.resource = new SubscriptionsResource(keeper);
    // Before anything else: deliveries may be waiting for these secrets.
    Runnable refresh =
        () -> {
          // Until the inbox is open nothing is taken in either.
          if (alone || node.shared().isPresent()) {
            keeper.refreshRings();
          }
        };
    refresh.run();
    metrics.show(keeper::findings, client::breakerState);
    node.health()
        .add(
            NAME,
            new SubscriptionsHealth(
                keeper::findings,
                () -> keeper.secretsProblem().isPresent(),
                node::lastReceipt,
                options.silenceAlarm(),
                node.clock()));
    node.resources().add(resource);
    new Watch(
            keeper,
            refresh,
            node::installedTypes,
            options.repair(),
            options.checkInterval(),
            threads.scheduler(),
            random,
            metrics::checked)
        .start();
    if (!alone) {
      new SharedNudge(node::shared, refresh, threads.scheduler()).start();
    }
  }

  /**
   * Starts it, with the secrets in a file below the data folder; where several nodes share the
   * inbox, in its database. When this returns the secrets that are kept are in use, in the latter
   * case if the inbox is open, else soon after it is; Linq is not called yet.
   *
   * @return empty when the settings have no API key, or no endpoint has a url
   */
  public static Optional<Management> start(ManagedNode node) {
    return start(node, Optional.empty());
  }

  /**
   * Starts it.
   *
   * @param secrets keeps the secrets; empty for a file below the data folder
   * @return empty when the settings have no API key, or no endpoint has a url
   */
  public static Optional<Management> start(ManagedNode node, Optional<SecretStore> secrets) {
    return node.settings()
        .management()
        .filter(options -> !SettingsMapping.endpoints(node.settings()).isEmpty())
        .map(options -> new Management(node, options, secrets));
  }

  /** What would have to be done. Changes nothing. */
  public Plan plan() {
    return keeper.plan();
  }

  /** Does what is planned; what cannot be done is reported, and the rest is done all the same. */
  public ApplyReport apply() {
    return keeper.apply();
  }

  /** The endpoints and the account. */
  public Listing list() {
    return keeper.list();
  }

  /** Stops an endpoint's deliveries at Linq, until it is resumed. */
  public Outcome pause(String endpoint) {
    return keeper.pause(endpoint);
  }

  /** Has Linq deliver to an endpoint again. */
  public Outcome resume(String endpoint) {
    return keeper.resume(endpoint);
  }

  /** Gives an endpoint's subscription another secret, without a gap. */
  public Outcome rotate(String endpoint) {
    return keeper.rotate(endpoint);
  }

  /**
   * Takes a subscription over that was not made here.
   *
   * @param subscriptionId Linq's id
   * @param keepSecret whether its secret is one of those that the settings have for the endpoint;
   *     otherwise it is replaced by one that is made here, since Linq shows a secret only once
   */
  public Outcome adopt(String subscriptionId, boolean keepSecret) {
    return keeper.adopt(subscriptionId, keepSecret);
  }

  /** Looks at the account now, finishes what was interrupted, and repairs when told to. */
  public Findings check(boolean repair) {
    return keeper.check(repair);
  }

  /** What the last look found; empty before the first. */
  public Optional<Findings> findings() {
    return keeper.findings();
  }

  /** Ends it; the secrets stay in use as long as the node does. */
  @Override
  public void close() {
    node.resources().remove(resource);
    node.health().remove(NAME);
    threads.close();
    metrics.close();
    client.close();
  }
}

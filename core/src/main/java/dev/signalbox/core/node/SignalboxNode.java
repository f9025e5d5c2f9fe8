package dev.signalbox.core.node;

import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.forget.PersonalDataSources;
import dev.signalbox.core.health.HealthChecks;
import dev.signalbox.core.health.HealthRegistry;
import dev.signalbox.core.http.HealthServlet;
import dev.signalbox.core.http.MetricsServlet;
import dev.signalbox.core.http.OperatorResources;
import dev.signalbox.core.http.QueryEndpoints;
import dev.signalbox.core.http.RefusedSources;
import dev.signalbox.core.http.WebhookServlet;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.metrics.SignalboxMetrics;
import dev.signalbox.core.receive.Gate;
import dev.signalbox.core.receive.KeyRings;
import dev.signalbox.core.receive.LastReceipts;
import dev.signalbox.core.receive.Receiver;
import dev.signalbox.core.receive.Unavailability;
import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.shared.SharedState;
import dev.signalbox.verifier.SignatureVerifier;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.Servlet;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * One node. It is made closed: its servlets exist from the beginning and answer 503, so that a port
 * may be opened at any time. {@link #open} gives it its inbox; from then on it takes deliveries in.
 */
public final class SignalboxNode implements ManagedNode, AutoCloseable {

  private static final Duration HEALTH_KEPT = Duration.ofMillis(500);

  /** What the types begin with that handlers of ours derive: Linq knows none of them. */
  private static final String DERIVED = "signalbox.";

  private final Settings settings;
  private final Clock clock;
  private final NodeThreads threads;
  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final EventCatalog catalog = new EventCatalog(codec);
  private final Gate gate = new Gate();
  private final HealthRegistry health;
  private final SignalboxMetrics metrics;
  private final NodeListener listener;
  private final QueryEndpoints queries;
  private final PersonalDataSources personalData = new PersonalDataSources();
  private final RefusedSources refused = new RefusedSources();
  private final OperatorResources resources = new OperatorResources();
  private final LastReceipts receipts;
  private final KeyRings rings;
  private final WebhookServlet webhooks;
  private OpenNode open;

  /** Made of settings, on threads of its own; nothing is opened yet. */
  public SignalboxNode(Settings settings, Clock clock) {
    this(settings, clock, Thread::new);
  }

  /**
   * Made of settings, on threads that somebody else makes; nothing is opened yet.
   *
   * @param threads makes threads that have not been started; they are named here. In an application
   *     server they carry the application's context, so that handlers find it
   */
  public SignalboxNode(Settings settings, Clock clock, ThreadFactory threads) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.threads = new NodeThreads(Objects.requireNonNull(threads, "threads"));
    this.rings =
        new KeyRings(
            settings.endpoints().values().stream()
                .map(endpoint -> SettingsMapping.endpoint(settings, endpoint))
                .toList());
    this.receipts = new LastReceipts(clock);
    this.health = new HealthRegistry(clock, HEALTH_KEPT);
    this.metrics = new SignalboxMetrics(name -> rings.names().contains(name), catalog::knows);
    this.listener =
        new NodeListener(
            metrics,
            new UnhandledTypes(this::takes, catalog::recordName, this.threads.answers()),
            receipts);
    this.queries = new QueryEndpoints(settings.dispatch().drainTimeout());
    Receiver receiver =
        new Receiver(rings, new SignatureVerifier(clock), codec, gate, clock, listener);
    this.webhooks =
        new WebhookServlet(
            receiver,
            gate,
            SettingsMapping.webhookLimits(settings),
            metrics,
            this.threads.answers(),
            this.threads.timer(),
            clock);
    health.add("gate", HealthChecks.gate(() -> gate.closed().map(Unavailability::code)));
    health.add("endpoints", HealthChecks.endpoints(() -> rings.names().size()));
    metrics.showReadiness(health::readiness);
  }

  /** For {@code /webhooks/linq/*}; with asynchronous support. */
  public Servlet webhookServlet() {
    return webhooks;
  }

  /** For {@code /signalbox/health/*}. */
  public Servlet healthServlet() {
    return new HealthServlet(health, codec);
  }

  /** For {@code /signalbox/metrics}. */
  public Servlet metricsServlet() {
    return new MetricsServlet(metrics, codec);
  }

  @Override
  public Settings settings() {
    return settings;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public TypeSelection installedTypes() {
    return opened()
        .map(node -> node.dispatcher().present())
        .orElseGet(() -> new TypeSelection(Set.of(), false, false));
  }

  @Override
  public List<String> knownTypes() {
    return catalog.knownTypes().stream().filter(type -> !type.startsWith(DERIVED)).toList();
  }

  @Override
  public Optional<Instant> lastReceipt(String endpoint) {
    return receipts.of(endpoint);
  }

  @Override
  public OperatorResources resources() {
    return resources;
  }

  @Override
  public PrometheusRegistry metrics() {
    return metrics.registry();
  }

  @Override
  public KeyRings keyRings() {
    return rings;
  }

  @Override
  public Optional<SharedState> shared() {
    return opened().flatMap(OpenNode::shared);
  }

  /** The event types that are known. */
  public EventCatalog catalog() {
    return catalog;
  }

  /** The queries that handlers answer. */
  public QueryEndpoints queries() {
    return queries;
  }

  /** What plug-ins keep of people. */
  public PersonalDataSources personalData() {
    return personalData;
  }

  /** Who knows of refused bundles. */
  public RefusedSources refused() {
    return refused;
  }

  @Override
  public HealthRegistry health() {
    return health;
  }

  /** Whether a provider opens the inbox that the settings name. */
  public boolean wants(InboxProvider provider) {
    return provider.accepts(settings.inbox().url());
  }

  /**
   * Opens the inbox, and takes deliveries in from then on.
   *
   * @param provider one that {@link #wants(InboxProvider)} names
   * @return what there is from now on
   * @throws InboxException when the inbox cannot be opened
   * @throws IllegalStateException when it was opened before
   */
  public OpenNode open(InboxProvider provider) {
    return open(provider, SignalboxNode::noDataSource);
  }

  /**
   * Opens the inbox where a server has data sources, and takes deliveries in from then on.
   *
   * @param provider one that {@link #wants(InboxProvider)} names
   * @param dataSources finds the server's data source of a name; throws {@link InboxException} when
   *     there is none
   * @return what there is from now on
   * @throws InboxException when the inbox cannot be opened
   * @throws IllegalStateException when it was opened before
   */
  public synchronized OpenNode open(
      InboxProvider provider, Function<String, DataSource> dataSources) {
    if (open != null) {
      throw new IllegalStateException("a node is opened once");
    }
    Inbox inbox =
        provider.open(SettingsMapping.inbox(settings, catalog::orderKey, dataSources), clock);
    open =
        new OpenNode(
            inbox,
            catalog,
            codec,
            settings,
            clock,
            threads,
            resources,
            queries,
            personalData,
            refused,
            metrics,
            listener,
            health);
    gate.open(inbox);
    return open;
  }

  private static DataSource noDataSource(String name) {
    throw new InboxException(
        "signalbox.inbox.datasource names "
            + name
            + ", a data source of an application server, and this node runs in none; set"
            + " signalbox.inbox.url=jdbc:postgresql://<host>:<port>/<database>?user=... instead");
  }

  /** While nothing is open nothing is stored either, so that nobody can be missing. */
  private boolean takes(String eventType) {
    return opened().map(node -> node.dispatcher().takes(eventType)).orElse(true);
  }

  /** The open part, when there is one. */
  public synchronized Optional<OpenNode> opened() {
    return Optional.ofNullable(open);
  }

  /** Takes nothing more in, answers what is inside, lets handlers finish, closes the inbox. */
  @Override
  public void close() {
    gate.drain();
    try {
      gate.awaitEmpty(settings.dispatch().drainTimeout());
    } catch (InterruptedException e) {
      // The rest of the closing does not wait for answers, so it goes on.
      Thread.currentThread().interrupt();
    }
    opened().ifPresent(OpenNode::close);
    threads.close();
  }
}

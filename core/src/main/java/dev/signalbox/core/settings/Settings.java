package dev.signalbox.core.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * All settings, read and checked once. Every key begins with {@code signalbox.}; which there are
 * and what they mean is in {@link #documentation()}. Immutable.
 */
public final class Settings {

  private final Map<String, Found> found;
  private final HttpOptions http;
  private final Path dataDir;
  private final Optional<Path> handlersDir;
  private final Optional<Path> handlersConfDir;
  private final Optional<String> adminToken;
  private final InboxOptions inbox;
  private final ReceiveOptions receive;
  private final RetryOptions retry;
  private final BreakerOptions breaker;
  private final DispatchOptions dispatch;
  private final NodeOptions node;
  private final EmbeddedOptions embedded;
  private final SortedMap<String, EndpointOptions> endpoints;
  private final Optional<ManagementOptions> management;

  private Settings(Map<String, Found> found, List<String> problems) {
    this.found = found;
    Values values = new Values(found, problems);
    OptionsReader reader = new OptionsReader(values);
    this.http = reader.http();
    this.dataDir = values.get(Keys.DATA_DIR);
    this.handlersDir = values.find(Keys.HANDLERS_DIR);
    this.handlersConfDir = values.find(Keys.HANDLERS_CONF_DIR);
    this.adminToken = values.find(Keys.ADMIN_TOKEN);
    this.inbox = reader.inbox(dataDir);
    this.receive = reader.receive(inbox);
    this.retry = reader.retry();
    this.breaker = reader.breaker();
    this.dispatch = reader.dispatch();
    values.find(Keys.EMBEDDED_CONF_FILE);
    this.node = reader.node();
    this.embedded = reader.embedded();
    this.endpoints = new EndpointReader(found, problems).read();
    this.management = new ManagementReader(values).read(endpoints.values());
    if (!problems.isEmpty()) {
      throw new SettingsException(problems);
    }
  }

  /**
   * Reads and checks the settings.
   *
   * @throws SettingsException when a key is unknown or a value malformed; it names all of them
   */
  public static Settings load(SettingsSources sources) {
    List<String> problems = new ArrayList<>();
    Map<String, Found> merged = new Merge(problems).of(sources);
    sources.confFile().map(Settings::besides).ifPresent(it -> merged.putIfAbsent(it.key(), it));
    return new Settings(merged, problems);
  }

  private static Found besides(Path confFile) {
    return new Found(
        Keys.HANDLERS_CONF_DIR.name(),
        confFile.toAbsolutePath().resolveSibling("handlers").toString(),
        "beside " + confFile);
  }

  /**
   * Reads settings back that {@link #resolved()} gave, perhaps in another class loader.
   *
   * @throws SettingsException when a key is unknown or a value malformed
   */
  public static Settings of(Map<String, String> resolved) {
    List<String> problems = new ArrayList<>();
    return new Settings(new Merge(problems).with(resolved, "given"), problems);
  }

  /** Every setting there is, in the order to show them in. */
  public static List<SettingDoc> documentation() {
    return Stream.concat(Keys.ALL.stream().map(Key::doc), EndpointKeys.docs().stream()).toList();
  }

  /**
   * The raw values of all keys that are set, after precedence. Holds the secrets, so it must not be
   * shown.
   */
  public Map<String, String> resolved() {
    Map<String, String> raw = new TreeMap<>();
    found.forEach((key, value) -> raw.put(key, value.value()));
    return Collections.unmodifiableMap(raw);
  }

  /** Where to listen. */
  public HttpOptions http() {
    return http;
  }

  /** The folder for everything that must outlive a restart; may not exist yet. */
  public Path dataDir() {
    return dataDir;
  }

  /** The folder that is watched for handler bundles. */
  public Optional<Path> handlersDir() {
    return handlersDir;
  }

  /**
   * The folder with the settings of handlers; beside the settings file where nothing else was said.
   * Empty when there is no settings file either.
   */
  public Optional<Path> handlersConfDir() {
    return handlersConfDir;
  }

  /** The bearer token for operators; a secret. */
  public Optional<String> adminToken() {
    return adminToken;
  }

  /** Where and how events are stored. */
  public InboxOptions inbox() {
    return inbox;
  }

  /** Bounds of what is taken in. */
  public ReceiveOptions receive() {
    return receive;
  }

  /** How events that failed are tried again. */
  public RetryOptions retry() {
    return retry;
  }

  /** When a failing handler is left alone. */
  public BreakerOptions breaker() {
    return breaker;
  }

  /** How events are handed to handlers. */
  public DispatchOptions dispatch() {
    return dispatch;
  }

  /** What this node is among others. */
  public NodeOptions node() {
    return node;
  }

  /** How Signalbox works within an application. */
  public EmbeddedOptions embedded() {
    return embedded;
  }

  /** The endpoints by name. */
  public SortedMap<String, EndpointOptions> endpoints() {
    return endpoints;
  }

  /** How subscriptions at Linq are kept; empty when this node does not keep them. */
  public Optional<ManagementOptions> management() {
    return management;
  }

  /** The keys that are set and where each came from; no values, for secrets are among them. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder("Settings[");
    found.forEach(
        (key, value) ->
            out.append(out.charAt(out.length() - 1) == '[' ? "" : "; ")
                .append(key)
                .append(" from ")
                .append(value.origin()));
    return out.append(']').toString();
  }
}

package dev.signalbox.embedded.internal;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.HandlerSettingsFolder;
import dev.signalbox.embedded.internal.osgi.HandlerFramework;
import dev.signalbox.management.Subscriptions;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The node of one application, while the application runs. */
public final class EmbeddedNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedNode.class);
  private static final String ATTRIBUTE = EmbeddedNode.class.getName();

  private final long begun = System.nanoTime();
  private final Application application;
  private final SignalboxNode node;
  private final OpenNode open;
  private final Parts parts = new Parts();
  private final Leftovers leftovers = new Leftovers(EmbeddedNode.class.getClassLoader());
  private final Servlet webhooks;
  private final Servlet health;
  private final Servlet metrics;

  private EmbeddedNode(Application application, ThreadFactory threads) {
    this.application = application;
    this.node = new SignalboxNode(application.settings(), Clock.systemUTC(), threads);
    try {
      leftovers.prepare();
      this.open = node.open(provider(), new ServerDataSources(new Directory())::find);
    } catch (RuntimeException | LinkageError e) {
      node.close();
      leftovers.remove();
      throw e;
    }
    this.webhooks = node.webhookServlet();
    this.health = node.healthServlet();
    this.metrics = node.metricsServlet();
  }

  /**
   * Opens the inbox. Nobody takes events yet.
   *
   * @param threads makes threads with the application's context
   * @throws InboxException when the inbox cannot be opened; nothing is left running then
   */
  static EmbeddedNode open(Application application, ThreadFactory threads) {
    return new EmbeddedNode(application, threads);
  }

  /** What beans may use from now on. */
  HandlerParts parts() {
    return new HandlerParts(
        application.handler(),
        new HandlerSettingsFolder(application.settings().handlersConfDir()),
        open.handlerStorage());
  }

  private InboxProvider provider() {
    return ServiceLoader.load(InboxProvider.class, EmbeddedNode.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .filter(node::wants)
        .findFirst()
        .orElseThrow(
            () ->
                new InboxException(
                    "no store in the application opens the inbox that signalbox.inbox.url names;"
                        + " expected an address that begins with jdbc:sqlite: or jdbc:postgresql:"));
  }

  /**
   * Lets everybody take events.
   *
   * @param beans of the application
   * @param packed handler bundles that come with it
   * @throws IllegalArgumentException when something of the application cannot be used
   * @throws IllegalStateException when the framework for handler bundles does not start
   */
  void connect(BeanManager beans, PackedHandlers packed) {
    ContainerPlugins plugins = parts.add(new ContainerPlugins(application.name(), beans, node));
    plugins.addFamilies();
    plugins.addRest();
    parts.add(new ContainerHandlers(application, beans, open.dispatcher())).register();
    // Later than the application's own, so that a bundle cannot take the name of one of those.
    if (application.settings().handlersDir().isPresent() || !packed.names().isEmpty()) {
      openFramework(packed);
    }
    parts.add(new Subscriptions(node, plugins.secretStore()));
    LOG.info(
        "SBX-5100 Signalbox is up in application {} after {} ms; data is in {}",
        application.name(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        application.settings().dataDir().toAbsolutePath());
  }

  /** The one place that leads to OSGi, whose classes are loaded for nothing else. */
  private void openFramework(PackedHandlers packed) {
    parts.add(HandlerFramework.start(application.settings(), packed, node, open));
  }

  /** The node of a web application; empty while it has none. */
  public static Optional<EmbeddedNode> of(ServletContext context) {
    return Optional.ofNullable((EmbeddedNode) context.getAttribute(ATTRIBUTE));
  }

  /** Lets the servlets find it. */
  void publish(ServletContext context) {
    context.setAttribute(ATTRIBUTE, this);
  }

  /** The servlets do not find it any more. */
  static void withdraw(ServletContext context) {
    context.removeAttribute(ATTRIBUTE);
  }

  /** Takes deliveries. */
  public Servlet webhookServlet() {
    return webhooks;
  }

  /** Tells about health. */
  public Servlet healthServlet() {
    return health;
  }

  /** Tells the metrics. */
  public Servlet metricsServlet() {
    return metrics;
  }

  /** For operators. */
  public Servlet apiServlet() {
    return open.apiServlet();
  }

  /** Lets handlers finish what they are at, closes the inbox, and leaves nothing behind. */
  @Override
  public void close() {
    parts.close();
    node.close();
    open.apiServlet().destroy();
    leftovers.remove();
    LOG.info("SBX-5103 Signalbox is down in application {}", application.name());
  }
}

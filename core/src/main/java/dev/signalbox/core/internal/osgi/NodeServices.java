package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.core.http.EventLoop;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxProvider;
import dev.signalbox.core.internal.discard.DiscardInboxProvider;
import dev.signalbox.core.node.ManagedNode;
import dev.signalbox.core.node.OpenNode;
import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.node.Startup;
import dev.signalbox.core.settings.HandlerSettingsFolder;
import dev.signalbox.core.settings.Settings;
import jakarta.servlet.Servlet;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connects a node with the service registry: offers its servlets, waits for a provider of its
 * inbox, and then takes event families, queries and handlers in as they come and go.
 */
final class NodeServices {

  private static final Logger LOG = LoggerFactory.getLogger(NodeServices.class);

  private final BundleContext context;
  private final Settings settings;
  private final SignalboxNode node;
  private final ServiceTracker<InboxProvider, InboxProvider> providers;
  private final Deque<ServiceRegistration<?>> registrations = new ArrayDeque<>();
  private Optional<PluginServices> plugins = Optional.empty();
  private volatile Optional<InboxException> failure;

  NodeServices(BundleContext context, Settings settings, SignalboxNode node) {
    this.context = context;
    this.settings = settings;
    this.node = node;
    this.failure =
        Optional.of(
            new InboxException(
                "no installed store opens the inbox that signalbox.inbox.url names; expected an address that"
                    + " begins with jdbc:sqlite: or jdbc:postgresql:, found one that begins with '"
                    + scheme(settings.inbox().url())
                    + "'"));
    this.providers =
        new ServiceTracker<>(context, InboxProvider.class, null) {
          @Override
          public InboxProvider addingService(ServiceReference<InboxProvider> reference) {
            InboxProvider provider = super.addingService(reference);
            offer(provider);
            return provider;
          }
        };
  }

  /** The rest of an address may hold a password. */
  private static String scheme(String url) {
    int colon = url.indexOf(':', url.startsWith("jdbc:") ? "jdbc:".length() : 0);
    return colon < 0 ? url : url.substring(0, colon + 1);
  }

  void open() {
    register(Settings.class, settings, new Hashtable<>());
    register(
        HandlerConfiguration.class,
        new HandlerSettingsFolder(settings.handlersConfDir()),
        new Hashtable<>());
    register(ManagedNode.class, node, new Hashtable<>());
    register(Startup.class, () -> failure, new Hashtable<>());
    servlet("signalbox-webhooks", "/webhooks/linq/*", node.webhookServlet(), true);
    servlet("signalbox-health", "/signalbox/health/*", node.healthServlet(), false);
    servlet("signalbox-metrics", "/signalbox/metrics", node.metricsServlet(), false);
    offer(new DiscardInboxProvider());
    providers.open();
  }

  private synchronized void offer(InboxProvider provider) {
    if (node.opened().isPresent() || !node.wants(provider)) {
      return;
    }
    try {
      opened(node.open(provider));
      failure = Optional.empty();
    } catch (InboxException e) {
      failure = Optional.of(e);
      LOG.error("SBX-1001 the inbox could not be opened; deliveries are answered with 503", e);
    }
  }

  private void opened(OpenNode open) {
    servlet("signalbox-api", "/signalbox/api/*", open.apiServlet(), false);
    PluginServices arrived = new PluginServices(context, node, open);
    plugins = Optional.of(arrived);
    arrived.open();
  }

  private void servlet(String name, String pattern, Servlet servlet, boolean async) {
    register(
        Servlet.class,
        servlet,
        new Hashtable<>(
            Map.of(
                "osgi.http.whiteboard.servlet.name",
                name,
                "osgi.http.whiteboard.servlet.pattern",
                pattern,
                "osgi.http.whiteboard.servlet.asyncSupported",
                async,
                // The one that answers later is the one that never waits.
                EventLoop.ATTRIBUTE,
                async)));
  }

  private <S> void register(Class<S> type, S service, Dictionary<String, ?> properties) {
    registrations.push(context.registerService(type, service, properties));
  }

  void close() {
    providers.close();
    // Handlers go first: each finishes what it is doing while the inbox is still there.
    synchronized (this) {
      plugins.ifPresent(PluginServices::close);
    }
    node.close();
    synchronized (this) {
      plugins.ifPresent(PluginServices::withdrawStorage);
    }
    registrations.forEach(ServiceRegistration::unregister);
  }
}

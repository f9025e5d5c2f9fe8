package dev.signalbox.http.internal;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.node.Startup;
import dev.signalbox.core.settings.HttpOptions;
import dev.signalbox.core.settings.Settings;
import java.net.URI;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the server when the bundle starts, which the launcher does last; stops it first of all.
 */
@Header(name = "Bundle-Activator", value = "${@class}")
public final class Activator implements BundleActivator {

  private static final Logger LOG = LoggerFactory.getLogger(Activator.class);

  private HttpServer server;
  private ServletServices servlets;

  @Override
  public void start(BundleContext context) throws Exception {
    HttpOptions options = service(context, Settings.class).http();
    Optional<InboxException> failure = service(context, Startup.class).failure();
    if (failure.isPresent()) {
      // An open port would only collect 503s, and who started this would not see why.
      throw failure.get();
    }
    server = new HttpServer(options.host(), options.port());
    servlets = new ServletServices(context, server);
    servlets.open();
    try {
      server.start();
    } catch (HttpServerException e) {
      servlets.close();
      throw e;
    }
    URI address = server.address();
    context.registerService(
        URI.class, address, new Hashtable<>(Map.of("signalbox.http.address", address.toString())));
    LOG.info("SBX-1190 listening at {}", address);
  }

  private static <S> S service(BundleContext context, Class<S> type) {
    ServiceReference<S> reference = context.getServiceReference(type);
    if (reference == null) {
      throw new IllegalStateException(
          "expected "
              + type.getName()
              + " as a service, found none; start dev.signalbox.core before this bundle");
    }
    return context.getService(reference);
  }

  @Override
  public void stop(BundleContext context) throws Exception {
    server.stop();
    servlets.close();
  }
}

package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.dispatch.HandlerNameTakenException;
import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxUnavailableException;
import java.time.Duration;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers the handlers of bundles; a handler that goes is drained before its bundle may go on
 * stopping.
 */
final class HandlerTracker extends ServiceTracker<EventHandler, HandlerRegistration> {

  private static final Logger LOG = LoggerFactory.getLogger(HandlerTracker.class);

  private static final Duration BETWEEN = Duration.ofSeconds(2);

  private final Dispatcher dispatcher;

  HandlerTracker(BundleContext context, Dispatcher dispatcher) {
    super(context, EventHandler.class, null);
    this.dispatcher = dispatcher;
  }

  @Override
  public HandlerRegistration addingService(ServiceReference<EventHandler> reference) {
    EventHandler handler = context.getService(reference);
    try {
      return register(
          ServiceText.source(reference), new HandlerProperty(reference).descriptor(), handler);
    } catch (HandlerNameTakenException | IllegalArgumentException | InboxException e) {
      LOG.error(
          "SBX-1007 a handler of {} is refused: {}", ServiceText.source(reference), e.getMessage());
      context.ungetService(reference);
      return null;
    }
  }

  private HandlerRegistration register(
      String source, HandlerDescriptor descriptor, EventHandler handler) {
    try {
      return dispatcher.register(descriptor, handler);
    } catch (InboxUnavailableException e) {
      LOG.warn("SBX-1020 a handler of {} has to wait: {}", source, e.getMessage());
      return new LateRegistration(source, () -> dispatcher.register(descriptor, handler), BETWEEN);
    }
  }

  @Override
  public void removedService(
      ServiceReference<EventHandler> reference, HandlerRegistration registration) {
    registration.close();
    context.ungetService(reference);
  }
}

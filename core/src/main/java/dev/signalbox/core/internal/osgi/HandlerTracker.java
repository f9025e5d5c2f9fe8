package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.Dispatcher;
import dev.signalbox.core.dispatch.HandlerNameTakenException;
import dev.signalbox.core.dispatch.HandlerRegistration;
import dev.signalbox.core.inbox.InboxException;
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

  private final Dispatcher dispatcher;

  HandlerTracker(BundleContext context, Dispatcher dispatcher) {
    super(context, EventHandler.class, null);
    this.dispatcher = dispatcher;
  }

  @Override
  public HandlerRegistration addingService(ServiceReference<EventHandler> reference) {
    EventHandler handler = context.getService(reference);
    try {
      HandlerDescriptor descriptor = new HandlerProperty(reference).descriptor();
      HandlerRegistration registration = dispatcher.register(descriptor, handler);
      return registration;
    } catch (HandlerNameTakenException | IllegalArgumentException | InboxException e) {
      LOG.error(
          "SBX-1007 a handler of {} is refused: {}", ServiceText.source(reference), e.getMessage());
      context.ungetService(reference);
      return null;
    }
  }

  @Override
  public void removedService(
      ServiceReference<EventHandler> reference, HandlerRegistration registration) {
    registration.close();
    context.ungetService(reference);
  }
}

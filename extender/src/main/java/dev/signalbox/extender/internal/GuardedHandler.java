package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;

/** A bundle's handler as others see it. */
final class GuardedHandler implements EventHandler {

  private final EventHandler handler;
  private final BundleCalls calls;

  GuardedHandler(EventHandler handler, BundleCalls calls) {
    this.handler = handler;
    this.calls = calls;
  }

  @Override
  public void handle(Delivery delivery) throws Exception {
    calls.call(
        () -> {
          handler.handle(delivery);
          return true;
        });
  }
}

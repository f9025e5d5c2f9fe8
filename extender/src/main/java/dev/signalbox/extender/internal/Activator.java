package dev.signalbox.extender.internal;

import java.util.Optional;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Starts and stops the extender with its bundle. */
public final class Activator implements BundleActivator {

  private Optional<Extender> extender = Optional.empty();

  /** Called by the framework. */
  public Activator() {}

  @Override
  public void start(BundleContext context) throws Exception {
    Extender started = new Extender(context);
    extender = Optional.of(started);
    started.open();
  }

  @Override
  public void stop(BundleContext context) {
    extender.ifPresent(Extender::close);
    extender = Optional.empty();
  }
}

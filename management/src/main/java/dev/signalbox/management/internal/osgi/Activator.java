package dev.signalbox.management.internal.osgi;

import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs management beside each node of the framework. */
@Header(name = "Bundle-Activator", value = "${@class}")
public final class Activator implements BundleActivator {

  private NodeTracker tracker;

  @Override
  public void start(BundleContext context) {
    tracker = new NodeTracker(context);
    tracker.open();
  }

  @Override
  public void stop(BundleContext context) {
    tracker.close();
  }
}

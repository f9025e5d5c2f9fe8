package dev.signalbox.core.internal.osgi;

import dev.signalbox.core.node.SignalboxNode;
import dev.signalbox.core.settings.Settings;
import java.time.Clock;
import org.osgi.annotation.bundle.Header;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Runs a node inside of a framework. */
@Header(name = "Bundle-Activator", value = "${@class}")
public final class Activator implements BundleActivator {

  private NodeServices services;

  @Override
  public void start(BundleContext context) {
    Settings settings = new GivenSettings(context).read();
    services = new NodeServices(context, settings, new SignalboxNode(settings, Clock.systemUTC()));
    services.open();
  }

  @Override
  public void stop(BundleContext context) {
    services.close();
  }
}

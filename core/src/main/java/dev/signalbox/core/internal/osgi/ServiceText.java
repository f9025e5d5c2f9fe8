package dev.signalbox.core.internal.osgi;

import dev.signalbox.api.spi.HandlerProperties;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** How a service is named to people. */
final class ServiceText {

  private ServiceText() {}

  /** What provides it: what it says itself, else the bundle that registered it. */
  static String source(ServiceReference<?> reference) {
    if (reference.getProperty(HandlerProperties.SOURCE) instanceof String source) {
      return source;
    }
    Bundle bundle = reference.getBundle();
    return bundle == null ? "a bundle that is gone" : bundle.getSymbolicName();
  }

  static String version(ServiceReference<?> reference) {
    if (reference.getProperty(HandlerProperties.VERSION) instanceof String version) {
      return version;
    }
    Bundle bundle = reference.getBundle();
    return bundle == null ? "" : bundle.getVersion().toString();
  }
}

package dev.signalbox.extender.internal;

import java.io.IOException;
import java.net.URL;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jboss.weld.bootstrap.api.Bootstrap;
import org.jboss.weld.resources.spi.ResourceLoader;
import org.jboss.weld.resources.spi.ResourceLoadingException;
import org.osgi.framework.Bundle;

/** What Weld sees of a bundle: its classes and resources, then Weld's own classes. */
final class BundleResources implements ResourceLoader {

  private final Bundle bundle;

  BundleResources(Bundle bundle) {
    this.bundle = bundle;
  }

  @Override
  public Class<?> classForName(String name) {
    try {
      return bundle.loadClass(name);
    } catch (ClassNotFoundException notInBundle) {
      try {
        return Class.forName(name, false, Bootstrap.class.getClassLoader());
      } catch (ClassNotFoundException | LinkageError e) {
        e.addSuppressed(notInBundle);
        throw new ResourceLoadingException("class " + name + " is not in " + bundle, e);
      }
    } catch (LinkageError e) {
      throw new ResourceLoadingException("class " + name + " of " + bundle + " cannot be used", e);
    }
  }

  @Override
  public URL getResource(String name) {
    return bundle.getResource(name);
  }

  @Override
  public Collection<URL> getResources(String name) {
    try {
      var found = bundle.getResources(name);
      return found == null ? List.of() : Collections.list(found);
    } catch (IOException e) {
      throw new ResourceLoadingException(
          "resource " + name + " of " + bundle + " is unreadable", e);
    }
  }

  @Override
  public void cleanup() {
    // Holds nothing.
  }
}

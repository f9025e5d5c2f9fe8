package dev.signalbox.launcher;

import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A started distribution. */
public final class RunningNode implements AutoCloseable {

  private static final String ADDRESS = "(signalbox.http.address=*)";
  private static final long STOP_MILLIS = 60_000;

  private final Framework framework;

  private final DataFolder data;

  RunningNode(Framework framework, DataFolder data) {
    this.framework = Objects.requireNonNull(framework, "framework");
    this.data = Objects.requireNonNull(data, "data");
  }

  /** Where it listens; empty when no HTTP server is up. */
  public Optional<URI> address() {
    try {
      ServiceReference<?>[] found = context().getServiceReferences(URI.class.getName(), ADDRESS);
      return Optional.ofNullable(found)
          .map(references -> (URI) context().getService(references[0]));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter " + ADDRESS + " is wrong", e);
    }
  }

  /** The framework's own context, for tests and tools. */
  public BundleContext context() {
    return framework.getBundleContext();
  }

  /** Waits until the framework has stopped, for whatever reason. */
  public void awaitStop() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Stops: the handlers finish what they are doing, the port closes, the inbox is closed last. */
  @Override
  public void close() {
    try {
      stop(framework);
    } finally {
      data.close();
    }
  }

  static void stop(Framework framework) {
    try {
      framework.stop();
      framework.waitForStop(STOP_MILLIS);
    } catch (BundleException e) {
      throw new LaunchException("the framework could not be stopped: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

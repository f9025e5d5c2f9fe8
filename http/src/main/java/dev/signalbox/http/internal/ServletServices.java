package dev.signalbox.http.internal;

import dev.signalbox.core.http.EventLoop;
import jakarta.servlet.Servlet;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/**
 * Puts each servlet that is registered by the names of the OSGi servlet whiteboard into the server.
 */
final class ServletServices extends ServiceTracker<Servlet, Servlet> {

  private static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";
  private static final String NAME = "osgi.http.whiteboard.servlet.name";
  private static final String ASYNC = "osgi.http.whiteboard.servlet.asyncSupported";

  /** Not the whiteboard's, but our own: the servlet knows {@link EventLoop}. */
  private static final String NEVER_WAITS = EventLoop.ATTRIBUTE;

  private final HttpServer server;

  ServletServices(BundleContext context, HttpServer server) throws InvalidSyntaxException {
    super(
        context,
        FrameworkUtil.createFilter(
            "(&(objectClass=" + Servlet.class.getName() + ")(" + PATTERN + "=*))"),
        null);
    this.server = Objects.requireNonNull(server, "server");
  }

  @Override
  public Servlet addingService(ServiceReference<Servlet> reference) {
    Servlet servlet = super.addingService(reference);
    server.add(
        servlet,
        String.valueOf(reference.getProperty(NAME)),
        patterns(reference.getProperty(PATTERN)),
        yes(reference.getProperty(ASYNC)),
        yes(reference.getProperty(NEVER_WAITS)));
    return servlet;
  }

  private static boolean yes(Object property) {
    return Boolean.parseBoolean(String.valueOf(property));
  }

  private static String[] patterns(Object property) {
    return property instanceof String[] many ? many : new String[] {String.valueOf(property)};
  }
}

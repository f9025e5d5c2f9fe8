package dev.signalbox.embedded.internal;

import jakarta.servlet.ServletContext;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Weld as a part of the application, for a server without CDI. It takes it that a request ends on
 * the thread that it began on, which deliveries do not: their bodies and their commits are waited
 * for by no thread. What it would leave behind on the server's threads is several warnings for each
 * delivery, and the application itself after it is gone. So it is told that deliveries need no
 * contexts of their requests, and not to count how deep a thread is in one request, which it does
 * for containers that tell of the same request twice.
 */
final class RequestContexts {

  private static final String WELD = "org.jboss.weld.environment.servlet.EnhancedListener";
  private static final String MAPPING = "org.jboss.weld.context.mapping";

  private static final String GUARD = "org.jboss.weld.context.ignore.guard";

  private final ServletContext context;

  /**
   * @param context of an application that starts, before its container does
   */
  RequestContexts(ServletContext context) {
    this.context = Objects.requireNonNull(context, "context");
  }

  /** Keeps them away from a path, unless the application has said where it wants them. */
  void exclude(String path) {
    if (weldIsPartOfTheApplication()) {
      context.setInitParameter(GUARD, "false");
      context.setInitParameter(MAPPING, everywhereBut(path));
    }
  }

  /** What all other paths match. */
  static String everywhereBut(String path) {
    return "(?!" + Pattern.quote(path) + "(?:[/;].*)?$).*";
  }

  private boolean weldIsPartOfTheApplication() {
    try {
      Class.forName(WELD, false, RequestContexts.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException no) {
      return false;
    }
  }
}

package dev.signalbox.extender.internal;

/** A bundle's container could not be started. */
final class RefusedBundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mayChange;

  RefusedBundleException(String bundle, String reason) {
    this(bundle, reason, false);
  }

  private RefusedBundleException(String bundle, String reason, boolean mayChange) {
    super("bundle " + bundle + ": " + reason);
    this.mayChange = mayChange;
  }

  /** For a reason that is gone when another bundle is. */
  static RefusedBundleException forNow(String bundle, String reason) {
    return new RefusedBundleException(bundle, reason, true);
  }

  RefusedBundleException(String bundle, Throwable cause) {
    super("bundle " + bundle + ": " + summary(cause), cause);
    this.mayChange = false;
  }

  /** Whether another bundle that comes or goes may make it right. */
  boolean mayChange() {
    return mayChange;
  }

  /** On one line, with the deepest cause where it says something else. */
  private static String summary(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    String text = failure.toString();
    if (root != failure && !text.contains(String.valueOf(root.getMessage()))) {
      text += ", caused by " + root;
    }
    return text.replaceAll("\\s+", " ").trim();
  }
}

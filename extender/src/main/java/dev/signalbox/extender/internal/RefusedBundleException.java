package dev.signalbox.extender.internal;

/** A bundle's container could not be started. */
final class RefusedBundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RefusedBundleException(String bundle, String reason) {
    super("bundle " + bundle + ": " + reason);
  }

  RefusedBundleException(String bundle, Throwable cause) {
    super("bundle " + bundle + ": " + summary(cause), cause);
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

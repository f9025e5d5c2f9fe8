package dev.signalbox.core.dispatch.internal;

/** What is kept of a failure: a bounded text, never the exception, which holds on to classes. */
final class ErrorText {

  private static final int MOST = 1000;

  private ErrorText() {}

  static String of(Throwable failure) {
    String text = failure.getClass().getName() + ": " + message(failure);
    return text.length() <= MOST ? text : text.substring(0, MOST - 3) + "...";
  }

  private static String message(Throwable failure) {
    try {
      return String.valueOf(failure.getMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return "(its message cannot be had: " + e.getClass().getName() + ")";
    }
  }
}

package dev.signalbox.core.dispatch.internal;

/** The worker was given up; it must end without touching anything. */
final class AbandonedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AbandonedException() {
    super("the handler was removed while a delivery would not end");
  }
}

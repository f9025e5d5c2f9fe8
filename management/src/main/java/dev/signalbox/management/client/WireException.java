package dev.signalbox.management.client;

/** A body that cannot be used; the message names the defect and repeats nothing of the body. */
final class WireException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message);
  }
}

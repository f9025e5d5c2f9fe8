package dev.signalbox.handlers.reaction.internal;

/** The reactions cannot be read or written; the delivery is tried again. */
final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

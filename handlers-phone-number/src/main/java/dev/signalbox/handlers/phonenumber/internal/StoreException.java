package dev.signalbox.handlers.phonenumber.internal;

/** The line register cannot do its work; the delivery is tried again. */
final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

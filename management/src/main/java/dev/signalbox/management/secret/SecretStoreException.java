package dev.signalbox.management.secret;

/** The kept signing secrets cannot be read or written; the message says why and holds none. */
public class SecretStoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Without a cause, as where a cause could repeat a secret. */
  public SecretStoreException(String message) {
    super(message);
  }

  /** With a cause. */
  public SecretStoreException(String message, Throwable cause) {
    super(message, cause);
  }
}

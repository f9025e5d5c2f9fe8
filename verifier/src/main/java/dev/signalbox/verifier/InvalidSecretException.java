package dev.signalbox.verifier;

/**
 * A signing secret cannot be used. The message says why and what to do; it never shows the text.
 */
public final class InvalidSecretException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** With a message that must not hold any part of the secret text. */
  public InvalidSecretException(String message) {
    super(message);
  }
}

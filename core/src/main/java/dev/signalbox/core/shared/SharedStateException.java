package dev.signalbox.core.shared;

/** What the nodes share cannot be read or written now. */
public class SharedStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the reason and the failure beneath it. */
  public SharedStateException(String message, Throwable cause) {
    super(message, cause);
  }
}

package dev.signalbox.api;

/**
 * The data of an event lacks something that its type cannot do without. The event is kept as a dead
 * letter; the message says which field was expected and what was found, never its content.
 */
public class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says what was expected, what was found and what to do. */
  public UnreadableEventException(String message) {
    super(message);
  }

  /** The same with the failure beneath it. */
  public UnreadableEventException(String message, Throwable cause) {
    super(message, cause);
  }
}

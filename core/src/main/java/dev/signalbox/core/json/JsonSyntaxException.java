package dev.signalbox.core.json;

/** The bytes are not a JSON object within the bounds. The message never shows their content. */
public class JsonSyntaxException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With a message that says what was expected and what was found. */
  public JsonSyntaxException(String message) {
    super(message);
  }

  /** The same with the failure beneath it. */
  public JsonSyntaxException(String message, Throwable cause) {
    super(message, cause);
  }
}

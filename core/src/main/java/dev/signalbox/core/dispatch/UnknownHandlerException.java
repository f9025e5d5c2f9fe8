package dev.signalbox.core.dispatch;

/** No handler of that name was ever seen. */
public class UnknownHandlerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the names that are known. */
  public UnknownHandlerException(String name, Iterable<String> known) {
    super("no handler named '" + name + "' was ever installed; known: " + String.join(", ", known));
  }
}

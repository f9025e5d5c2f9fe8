package dev.signalbox.core.dispatch;

/** Two handlers want the same name at the same time. */
public class HandlerNameTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With the name, what holds it and what wanted it. */
  public HandlerNameTakenException(String name, String holder, String refused) {
    super(
        "the handler name '"
            + name
            + "' is taken by "
            + holder
            + ", so "
            + refused
            + " cannot have it; give one of them another name, or remove the one that holds it");
  }
}

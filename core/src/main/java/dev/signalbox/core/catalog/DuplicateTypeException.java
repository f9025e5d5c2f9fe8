package dev.signalbox.core.catalog;

/** Two families bring the same event type. The message names the type and both families. */
public class DuplicateTypeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** For a type that {@code present} has and {@code refused} wants to bring as well. */
  public DuplicateTypeException(String eventType, String present, String refused) {
    super(
        "event type '"
            + eventType
            + "' of family '"
            + refused
            + "' is already brought by family '"
            + present
            + "'; remove one of the two");
  }
}

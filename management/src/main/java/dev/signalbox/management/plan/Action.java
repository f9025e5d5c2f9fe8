package dev.signalbox.management.plan;

/** What is to be done for an endpoint. */
public enum Action {
  /** A subscription is to be made. */
  CREATE(true),
  /** The subscription is to be changed. */
  CHANGE(true),
  /** A subscription that is left over is to be deleted. */
  DELETE(true),
  /** Something that was interrupted is to be finished first. */
  RESUME(true),
  /** All is as it should be. */
  UNCHANGED(false),
  /** Nothing can be done before an operator has decided; the reason says what. */
  BLOCKED(false);

  private final boolean change;

  Action(boolean change) {
    this.change = change;
  }

  /** Whether something would be done at Linq. */
  public boolean change() {
    return change;
  }
}

package dev.signalbox.management;

import java.util.Objects;

/** What an operator asked for cannot be done; the message says why and what to do. */
public class ManagementException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Kind {
    /** There is no such endpoint or subscription. */
    UNKNOWN,
    /** It does not fit to how things are. */
    CONFLICT,
    /** Another node, or another operator, is at it. */
    BUSY
  }

  private final Kind kind;

  /** With a message for the operator. */
  public ManagementException(Kind kind, String message) {
    super(message);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  /** Why not. */
  public Kind kind() {
    return kind;
  }
}

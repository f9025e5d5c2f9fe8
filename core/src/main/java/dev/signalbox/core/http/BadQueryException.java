package dev.signalbox.core.http;

/** A plug-in's query endpoint refused a parameter; the message is the plug-in's, for the caller. */
final class BadQueryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadQueryException(IllegalArgumentException cause) {
    super(cause.getMessage() == null ? "a parameter cannot be used" : cause.getMessage(), cause);
  }
}

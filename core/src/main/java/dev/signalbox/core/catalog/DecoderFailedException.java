package dev.signalbox.core.catalog;

/**
 * The decoder of an event type failed, or made nothing usable. That is no fault of the event: with
 * another version of the bundle that brings the type it may be read. The message names type, family
 * and kind of the failure, never the event's content.
 */
public class DecoderFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For a decoder that returned something unusable. */
  public DecoderFailedException(String message) {
    super(message);
  }

  /** For a decoder that threw {@code cause}. */
  public DecoderFailedException(String message, Throwable cause) {
    super(message, cause);
  }
}

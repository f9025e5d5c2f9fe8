package dev.signalbox.handlers.call.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event as {@code call_event} counts it.
 *
 * @param endpoint where it came in: subscriptions of two endpoints bring the same event id twice
 * @param eventId its id
 */
record EventKey(String endpoint, String eventId) {

  /** What the ids of inferred records begin with; a call's own id never does. */
  static final String INFERRED = "inferred-";

  private static final int ID_BYTES = 16;

  /** As PostgreSQL and UTF-8 can keep them. */
  EventKey {
    endpoint = Text.storable(endpoint);
    eventId = Text.storable(eventId);
  }

  /**
   * The id of the inferred record that begins with this event. Made of nothing but the key, so it
   * is the same after a replay, and tells nothing of persons.
   */
  String recordId() {
    return INFERRED + digest(endpoint + '\n' + eventId, ID_BYTES);
  }

  /** The first bytes of a SHA-256, in hex. */
  static String digest(String text, int bytes) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256, this one does not", e);
    }
  }
}

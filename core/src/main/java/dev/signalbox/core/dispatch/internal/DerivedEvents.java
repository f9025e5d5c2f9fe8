package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.Cause;
import dev.signalbox.api.Envelope;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Makes derived events. Made again for the same handler, cause and ordinal, an event has the same
 * id, dedupe key and, for the same data, body.
 */
public final class DerivedEvents {

  private static final Pattern TYPE = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)+");
  private static final int LONGEST_TYPE = 200;

  private final String handler;
  private final JsonCodec codec;
  private final int maxDepth;
  private final Clock clock;

  /** For one handler. */
  public DerivedEvents(String handler, JsonCodec codec, int maxDepth, Clock clock) {
    this.handler = handler;
    this.codec = codec;
    this.maxDepth = maxDepth;
    this.clock = clock;
  }

  /**
   * Makes one.
   *
   * @param cause the event that is being handled
   * @param sequence its place in the log
   * @param ordinal 0 for the first that this delivery publishes
   * @throws IllegalArgumentException when the type's name or a value cannot be used
   * @throws IllegalStateException when the chain would be too long
   */
  public NewEvent make(
      Envelope cause, long sequence, int ordinal, String eventType, Map<String, ?> data) {
    if (eventType == null
        || eventType.length() > LONGEST_TYPE
        || !TYPE.matcher(eventType).matches()) {
      throw new IllegalArgumentException(
          "expected an event type of lower-case letters, digits, dashes and underscores with a dot"
              + " between its parts, at most 200 long, like acme.order.placed; found '"
              + eventType
              + "'");
    }
    if (data == null) {
      throw new IllegalArgumentException("expected the data of " + eventType + ", found null");
    }
    int depth = cause.cause().map(Cause::depth).orElse(0) + 1;
    if (depth > maxDepth) {
      throw new IllegalStateException(
          "a chain of derived events may be "
              + maxDepth
              + " long; handler '"
              + handler
              + "' would make it longer with "
              + eventType
              + ". Look for handlers that feed each other");
    }
    // The sequence is in it because event ids are unique for the dedupe horizon only.
    String origin = handler + ":" + cause.eventId() + "@" + sequence + ":" + ordinal;
    String id = "derived-" + digest(cause.endpoint() + ":" + origin);
    return new NewEvent(
        cause.endpoint(),
        "derived:" + origin,
        id,
        eventType,
        true,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        codec.write(body(cause, eventType, id, depth, data)));
  }

  private Map<String, Object> body(
      Envelope cause, String eventType, String id, int depth, Map<String, ?> data) {
    Map<String, Object> origin = new LinkedHashMap<>();
    origin.put("event_id", cause.eventId());
    origin.put("handler", handler);
    origin.put("depth", depth);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("api_version", "signalbox");
    body.put("event_type", eventType);
    body.put("event_id", id);
    // Not the present time: a repeated delivery must make the same bytes, or the inbox would keep
    // the second as a conflict.
    body.put("created_at", cause.receivedAt().toString());
    cause.traceId().ifPresent(trace -> body.put("trace_id", trace));
    cause.partnerId().ifPresent(partner -> body.put("partner_id", partner));
    body.put("cause", origin);
    body.put("data", data);
    return body;
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java runtime lacks SHA-256, which every one has", e);
    }
  }
}

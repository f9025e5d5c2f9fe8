package dev.signalbox.cli.internal;

import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A body and the id it is sent under.
 *
 * @param id for {@code webhook-id}
 * @param body the raw bytes; not copied
 */
record Triggered(String id, byte[] body) {

  /** What a verifier takes for an id; anything else would be refused, or is no header value. */
  private static final Pattern WEBHOOK_ID = Pattern.compile("[A-Za-z0-9_:-]{1,128}");

  /** Any bytes: the id is the event's, where they hold one that can be an id. */
  static Triggered of(byte[] body) {
    String id =
        new JsonCodec(JsonLimits.defaults())
            .head(body)
            .flatMap(EnvelopeHead::eventId)
            .filter(eventId -> WEBHOOK_ID.matcher(eventId).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    return new Triggered(id, body);
  }
}

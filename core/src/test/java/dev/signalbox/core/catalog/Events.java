package dev.signalbox.core.catalog;

import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.EnvelopeHead;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Stored events for tests, as the receiver would have stored them. */
final class Events {

  static final Instant RECEIVED = Instant.parse("2026-03-04T10:00:00.123Z");

  private final JsonCodec codec = new JsonCodec(JsonLimits.defaults());
  private final AtomicLong sequence = new AtomicLong();

  StoredEvent sample(String version, String type) {
    return stored(Samples.bytes(version, type));
  }

  /** An event with this data, in a minimal envelope. */
  StoredEvent withData(String type, String data) {
    return json("{\"event_id\":\"e1\",\"event_type\":\"" + type + "\",\"data\":" + data + "}");
  }

  StoredEvent json(String body) {
    return stored(body.getBytes(StandardCharsets.UTF_8));
  }

  StoredEvent stored(byte[] body) {
    EnvelopeHead head = codec.head(body).orElse(null);
    return new StoredEvent(
        sequence.incrementAndGet(),
        "main",
        head == null ? "digest" : head.eventId().orElse("digest"),
        head == null ? "" : head.eventType(),
        head != null,
        RECEIVED,
        body);
  }
}

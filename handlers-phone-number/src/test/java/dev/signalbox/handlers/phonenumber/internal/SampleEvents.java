package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The testkit's samples of lines, decoded as the platform does it. */
final class SampleEvents {

  private static final Instant RECEIVED = Instant.parse("2026-03-05T00:00:00Z");

  private final EventCatalog catalog = new EventCatalog(new JsonCodec(JsonLimits.defaults()));

  /** All that this bundle takes, of one payload version. */
  List<LinqEvent> all(String version) {
    return Samples.list(version).stream()
        .filter(sample -> sample.type().startsWith("phone_number."))
        .map(this::decode)
        .toList();
  }

  private LinqEvent decode(Sample sample) {
    return decode(sample.version(), sample.type(), sample.bytes());
  }

  /** One sample with a piece of its text replaced by another. */
  LinqEvent decode(String version, String type, String piece, String replacement) {
    String body = new String(Samples.bytes(version, type), StandardCharsets.UTF_8);
    if (!body.contains(piece)) {
      throw new IllegalArgumentException("the sample of " + type + " has no " + piece);
    }
    return decode(version, type, body.replace(piece, replacement).getBytes(StandardCharsets.UTF_8));
  }

  private LinqEvent decode(String endpoint, String type, byte[] body) {
    String eventId =
        new String(body, StandardCharsets.UTF_8)
            .replaceAll("(?s).*\"event_id\": \"([^\"]*)\".*", "$1");
    return catalog.decode(new StoredEvent(1, endpoint, eventId, type, true, RECEIVED, body));
  }
}

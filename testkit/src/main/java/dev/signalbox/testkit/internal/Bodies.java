package dev.signalbox.testkit.internal;

import dev.signalbox.api.Cause;
import dev.signalbox.api.Data;
import dev.signalbox.api.Envelope;
import dev.signalbox.api.RawBody;
import java.time.Instant;

/** Reads an envelope from a body, as the receiver would have stored it (protocol.md, 3.1). */
public final class Bodies {

  private Bodies() {}

  /**
   * The envelope around a body.
   *
   * @throws IllegalArgumentException when the body is no JSON object
   */
  public static Envelope envelope(byte[] body, String endpoint, Instant receivedAt) {
    Data document = JsonDocument.read(body);
    return new Envelope(
        endpoint,
        document.requiredText("event_id"),
        document.requiredText("event_type"),
        document.string("api_version"),
        document.string("webhook_version"),
        document.instant("created_at"),
        document.string("trace_id"),
        document.string("partner_id"),
        receivedAt,
        document.object("cause").map(Bodies::cause),
        document.object("data").orElseGet(Data::empty),
        RawBody.of(body));
  }

  private static Cause cause(Data data) {
    return new Cause(
        data.requiredText("event_id"),
        data.requiredText("handler"),
        data.intValue("depth").orElse(1));
  }
}

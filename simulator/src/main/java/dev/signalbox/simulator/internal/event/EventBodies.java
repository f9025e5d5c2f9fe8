package dev.signalbox.simulator.internal.event;

import dev.signalbox.simulator.internal.json.Make;
import dev.signalbox.simulator.internal.json.Texts;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The bytes of events in each payload version (protocol.md, 3.1). */
public final class EventBodies {

  private static final String PARTNER = "ptn-simulator";

  private final OldForm oldForm = new OldForm();

  /** Without state. */
  public EventBodies() {}

  /** The body; empty when the type does not exist in this version. */
  public Optional<byte[]> of(HappenedEvent event, PayloadVersion version) {
    Optional<JsonObject> data =
        version == PayloadVersion.V2025
            ? oldForm.of(event.type(), event.data())
            : Optional.of(event.data());
    return data.map(shaped -> Texts.bytes(envelope(event, version, shaped)));
  }

  private static JsonObject envelope(HappenedEvent event, PayloadVersion version, JsonObject data) {
    return Make.object()
        .add("api_version", "v3")
        .add("webhook_version", version.text())
        .add("event_type", event.type())
        .add("event_id", event.id())
        .add("created_at", event.createdAt().toString())
        .add("trace_id", event.traceId())
        .add("partner_id", PARTNER)
        .add("data", data)
        .build();
  }
}

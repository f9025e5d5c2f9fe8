package dev.signalbox.simulator.internal.event;

import dev.signalbox.simulator.internal.json.Texts;
import dev.signalbox.testkit.Samples;
import jakarta.json.JsonObject;
import java.util.List;

/** The event types that were ever published (protocol.md, 3). */
public final class EventNames {

  private EventNames() {}

  /** All, in the order of the catalogue. */
  public static List<String> all() {
    return Texts.array(Samples.eventCatalog()).getValuesAs(JsonObject.class).stream()
        .map(entry -> entry.getString("type"))
        .toList();
  }
}

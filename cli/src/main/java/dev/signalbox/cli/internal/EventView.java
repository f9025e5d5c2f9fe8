package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonWriter;
import jakarta.json.stream.JsonGenerator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One event for a person to read. */
final class EventView {

  private static final List<String> FACTS =
      List.of("event_id", "sequence", "type", "endpoint", "received_at", "readable", "size");

  private final JsonObject event;

  EventView(JsonObject event) {
    this.event = Objects.requireNonNull(event, "event");
  }

  void print(PrintWriter out) {
    FACTS.forEach(fact -> out.printf("%-12s %s%n", fact, JsonText.show(event, fact)));
    JsonObject handlers = event.getJsonObject("handlers");
    if (handlers != null && !handlers.isEmpty()) {
      Table table = new Table("HANDLER", "STATE", "ATTEMPTS", "DUE", "ERROR");
      handlers.forEach((name, state) -> table.row(row(name, state.asJsonObject())));
      out.println();
      table.print(out);
    }
    out.println();
    out.println(
        event.get("body") instanceof JsonObject body
            ? pretty(body)
            : JsonText.show(event, "body_base64"));
    out.flush();
  }

  private static String[] row(String name, JsonObject state) {
    return new String[] {
      name,
      JsonText.show(state, "state"),
      JsonText.show(state, "attempts"),
      JsonText.show(state, "due"),
      JsonText.show(state, "error")
    };
  }

  private static String pretty(JsonObject body) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer =
        Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true)).createWriter(text)) {
      writer.writeObject(body);
    }
    return Printable.lines(text.toString().strip());
  }
}

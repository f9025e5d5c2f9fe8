package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and shows JSON of a node. */
final class JsonText {

  private JsonText() {}

  static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE,
          "expected a JSON object from the node, found something else; is that a Signalbox node?",
          e);
    }
  }

  /** The objects of a list that must be there. */
  static List<JsonObject> list(JsonObject object, String field) {
    if (object.get(field) instanceof JsonArray array) {
      return array.getValuesAs(JsonObject.class);
    }
    throw new CliException(
        ExitCode.UNAVAILABLE,
        "expected a list '" + field + "' from the node, found none; is that a Signalbox node?");
  }

  /**
   * A field for a person: text without quotes, null as nothing, a list by its items. Never more
   * than one line, and harmless to a terminal.
   */
  static String show(JsonObject object, String field) {
    return Printable.line(plain(object.get(field)));
  }

  static String plain(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return "";
    }
    if (value instanceof JsonString string) {
      return string.getString();
    }
    return value instanceof JsonArray array
        ? array.stream().map(JsonText::plain).collect(Collectors.joining(" "))
        : value.toString();
  }
}

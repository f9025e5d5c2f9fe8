package dev.signalbox.cli.internal;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;

/** Reads and shows JSON of a node. */
final class JsonText {

  private JsonText() {}

  static JsonObject object(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    } catch (JsonException e) {
      throw new CliException(
          ExitCode.SOFTWARE, "expected a JSON object from the node, found something else", e);
    }
  }

  /** A field for a table: text without quotes, null as nothing. */
  static String show(JsonObject object, String field) {
    JsonValue value = object.get(field);
    if (value == null || value == JsonValue.NULL) {
      return "";
    }
    return value.getValueType() == JsonValue.ValueType.STRING
        ? object.getString(field)
        : value.toString();
  }
}

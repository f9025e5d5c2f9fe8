package dev.signalbox.simulator.internal.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads fields of a request body, refusing values of the wrong type. */
final class Fields {

  private final JsonObject body;

  Fields(JsonObject body) {
    this.body = body;
  }

  boolean has(String name) {
    return body.containsKey(name);
  }

  boolean hasValue(String name) {
    return has(name) && body.get(name).getValueType() != JsonValue.ValueType.NULL;
  }

  String string(String name) {
    return text(name, body.get(name));
  }

  boolean bool(String name) {
    return switch (body.get(name).getValueType()) {
      case TRUE -> true;
      case FALSE -> false;
      default -> throw ApiError.badValue(name + " must be a boolean");
    };
  }

  List<String> strings(String name) {
    if (body.get(name).getValueType() != JsonValue.ValueType.ARRAY) {
      throw ApiError.badValue(name + " must be an array of strings");
    }
    return body.getJsonArray(name).stream()
        .map(value -> text(name + " element", value))
        .distinct()
        .toList();
  }

  Optional<String> optionalString(String name) {
    return hasValue(name) ? Optional.of(string(name)) : Optional.empty();
  }

  private static String text(String name, JsonValue value) {
    if (value instanceof JsonString string) {
      return string.getString();
    }
    throw ApiError.badValue(name + " must be a string");
  }
}

package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.internal.json.Texts;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.Set;

/** The fields of a request body; a field that nobody knows is a mistake, and is said. */
final class Given {

  private final JsonObject body;

  private Given(JsonObject body) {
    this.body = body;
  }

  static Given of(byte[] bytes, Set<String> known) {
    JsonObject body =
        Texts.parse(bytes).orElseThrow(() -> ControlError.bad("the body must be a JSON object"));
    for (String name : body.keySet()) {
      if (!known.contains(name)) {
        throw ControlError.bad(
            "field '%s' means nothing here; known are %s"
                .formatted(name, String.join(", ", known.stream().sorted().toList())));
      }
    }
    return new Given(body);
  }

  Optional<String> string(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonString text) {
                return text.getString();
              }
              throw ControlError.bad("field '%s' must be a string".formatted(name));
            });
  }

  String required(String name) {
    return string(name)
        .orElseThrow(() -> ControlError.bad("field '%s' is missing".formatted(name)));
  }

  Optional<JsonObject> object(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonObject object) {
                return object;
              }
              throw ControlError.bad("field '%s' must be an object".formatted(name));
            });
  }

  Optional<Double> number(String name) {
    return value(name)
        .map(
            value -> {
              if (value instanceof JsonNumber number) {
                return number.doubleValue();
              }
              throw ControlError.bad("field '%s' must be a number".formatted(name));
            });
  }

  Optional<Long> integer(String name) {
    return value(name)
        .map(
            value -> {
              try {
                return ((JsonNumber) value).longValueExact();
              } catch (ClassCastException | ArithmeticException e) {
                throw ControlError.bad("field '%s' must be a whole number".formatted(name));
              }
            });
  }

  /** A whole number that fits an int. */
  Optional<Integer> small(String name) {
    return integer(name)
        .map(
            value -> {
              if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
                throw ControlError.bad("field '%s' is out of range".formatted(name));
              }
              return value.intValue();
            });
  }

  private Optional<JsonValue> value(String name) {
    return Optional.ofNullable(body.get(name))
        .filter(value -> value.getValueType() != JsonValue.ValueType.NULL);
  }
}

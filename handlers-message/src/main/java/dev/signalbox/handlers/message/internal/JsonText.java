package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.Data;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON objects as text, for columns that hold what no other column can. */
final class JsonText {

  private final JsonProvider provider;

  JsonText(JsonProvider provider) {
    this.provider = provider;
  }

  /** The object in one line, its fields in their order. */
  String write(Data data) {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = provider.createGenerator(text)) {
      generator.writeStartObject();
      writeFields(generator, data);
      generator.writeEnd();
    }
    return Text.storable(text.toString());
  }

  private static void writeFields(JsonGenerator generator, Data data) {
    data.asMap()
        .forEach(
            (name, value) -> {
              generator.writeKey(name);
              writeValue(generator, value);
            });
  }

  private static void writeValue(JsonGenerator generator, Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof Data object) {
      generator.writeStartObject();
      writeFields(generator, object);
      generator.writeEnd();
    } else if (value instanceof List<?> list) {
      generator.writeStartArray();
      list.forEach(item -> writeValue(generator, item));
      generator.writeEnd();
    } else if (value instanceof BigDecimal number) {
      generator.write(number);
    } else if (value instanceof Boolean flag) {
      generator.write(flag);
    } else {
      generator.write((String) value);
    }
  }

  /** The object that {@link #write} wrote, as plain values. */
  Map<String, Object> read(String text) {
    try (JsonReader reader = provider.createReader(new StringReader(text))) {
      return object(reader.readObject());
    }
  }

  private static Map<String, Object> object(JsonObject json) {
    Map<String, Object> fields = new LinkedHashMap<>();
    json.forEach((name, value) -> fields.put(name, value(value)));
    return fields;
  }

  private static Object value(JsonValue json) {
    return switch (json.getValueType()) {
      case OBJECT -> object((JsonObject) json);
      case ARRAY -> ((JsonArray) json).stream().map(JsonText::value).toList();
      case STRING -> ((JsonString) json).getString();
      case NUMBER -> ((JsonNumber) json).bigDecimalValue();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }
}

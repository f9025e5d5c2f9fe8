package dev.signalbox.core.json.internal;

import dev.signalbox.api.Data;
import dev.signalbox.core.json.JsonLimits;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes one document within the bounds of what can be read again. */
public final class DataWriter {

  private final JsonGeneratorFactory generators;
  private final JsonLimits limits;

  /** With generators of this factory. */
  public DataWriter(JsonGeneratorFactory generators, JsonLimits limits) {
    this.generators = generators;
    this.limits = limits;
  }

  /**
   * The object in UTF-8.
   *
   * @throws IllegalArgumentException when it is nested too deep or has too long a number
   */
  public byte[] write(Data data) {
    check(data, 1);
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = generators.createGenerator(text)) {
      generator.writeStartObject();
      fields(generator, data.asMap());
      generator.writeEnd();
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void fields(JsonGenerator generator, Map<String, Object> fields) {
    fields.forEach(
        (name, value) -> {
          generator.writeKey(wellFormed(name));
          value(generator, value);
        });
  }

  private void value(JsonGenerator generator, Object value) {
    if (value == null) {
      generator.writeNull();
    } else if (value instanceof String text) {
      generator.write(wellFormed(text));
    } else if (value instanceof Boolean bool) {
      generator.write(bool);
    } else if (value instanceof BigDecimal number) {
      generator.write(number);
    } else if (value instanceof Data object) {
      generator.writeStartObject();
      fields(generator, object.asMap());
      generator.writeEnd();
    } else {
      generator.writeStartArray();
      ((List<?>) value).forEach(item -> value(generator, item));
      generator.writeEnd();
    }
  }

  /** Looks before anything is written: a generator left half-way cannot be closed. */
  private void check(Object value, int depth) {
    if (value instanceof BigDecimal number) {
      checkNumber(number);
    } else if (value instanceof Data || value instanceof List) {
      if (depth > limits.maxDepth()) {
        throw new IllegalArgumentException(
            "expected maps and lists nested at most " + limits.maxDepth() + " deep, found more");
      }
      if (value instanceof Data object) {
        object.asMap().values().forEach(item -> check(item, depth + 1));
      } else {
        ((List<?>) value).forEach(item -> check(item, depth + 1));
      }
    }
  }

  private void checkNumber(BigDecimal number) {
    if (number.precision() > limits.maxNumberLength()
        || number.toString().length() > limits.maxNumberLength()) {
      throw new IllegalArgumentException(
          "expected numbers of at most "
              + limits.maxNumberLength()
              + " characters, found a longer");
    }
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaceHalfPairs(text);
      }
    }
    return text;
  }

  private static String replaceHalfPairs(String text) {
    StringBuilder copy = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
        .forEach(copy::appendCodePoint);
    return copy.toString();
  }
}

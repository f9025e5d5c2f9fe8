package dev.signalbox.simulator.internal.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** JSON as bytes of UTF-8. */
public final class Texts {

  private Texts() {}

  /** The array that trusted bytes hold. */
  public static JsonArray array(byte[] utf8) {
    try (JsonReader reader = Make.reader(new StringReader(string(utf8)))) {
      return reader.readArray();
    }
  }

  /** The object that trusted bytes hold. */
  public static JsonObject object(byte[] utf8) {
    try (JsonReader reader = Make.reader(new StringReader(string(utf8)))) {
      return reader.readObject();
    }
  }

  /** The object that anybody's bytes hold; empty when they are no UTF-8 or hold anything else. */
  public static Optional<JsonObject> parse(byte[] bytes) {
    Optional<String> text = strict(bytes);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try (JsonParser parser = Make.parser(new StringReader(text.get()))) {
      if (!parser.hasNext() || parser.next() != JsonParser.Event.START_OBJECT) {
        return Optional.empty();
      }
      JsonObject found = parser.getObject();
      // Throws, or says yes, when something follows the object.
      return parser.hasNext() ? Optional.empty() : Optional.of(found);
    } catch (JsonException | IllegalStateException e) {
      return Optional.empty();
    }
  }

  /** The bytes of a value. */
  public static byte[] bytes(JsonValue value) {
    return value.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String string(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static Optional<String> strict(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }
}

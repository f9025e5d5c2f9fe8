package dev.signalbox.management.client;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/** What an error of Linq says (protocol.md, 1.4); every part of it may be missing. */
record ErrorBody(OptionalInt code, Optional<String> message, Optional<String> traceId) {

  private static final ErrorBody NOTHING =
      new ErrorBody(OptionalInt.empty(), Optional.empty(), Optional.empty());

  /** Reads one; garbage says nothing. */
  static ErrorBody read(byte[] body) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(body, StandardCharsets.UTF_8)))) {
      JsonObject all = reader.readObject();
      JsonObject error =
          all.get("error") instanceof JsonObject object ? object : JsonValue.EMPTY_JSON_OBJECT;
      return new ErrorBody(code(error), text(error, "message"), text(all, "trace_id"));
    } catch (JsonException | IllegalStateException | StackOverflowError garbage) {
      // A proxy's page, for example: the status has to do.
      return NOTHING;
    }
  }

  private static OptionalInt code(JsonObject error) {
    return error.get("code") instanceof JsonNumber number
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static Optional<String> text(JsonObject object, String name) {
    return object.get(name) instanceof JsonString string
        ? Optional.of(string.getString())
        : Optional.empty();
  }
}

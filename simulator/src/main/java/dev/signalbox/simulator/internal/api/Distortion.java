package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.json.Make;
import dev.signalbox.simulator.internal.json.Texts;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/** Makes other bodies out of good ones. */
final class Distortion {

  private static final JsonValue STRANGE =
      Make.object().add("nested", Make.array().add(1).addNull().add("text")).build();

  private Distortion() {}

  /** As long as before and no JSON: the last byte is a comma. A 204 has no body and stays. */
  static Reply malformed(Reply reply) {
    byte[] body = reply.body().clone();
    if (body.length > 0) {
      body[body.length - 1] = ',';
    }
    return reply.with(body);
  }

  /** With a field that no document knows in the object, and in each object of its arrays. */
  static Reply unknownFields(Reply reply) {
    return reply.body().length == 0
        ? reply
        : reply.with(Texts.bytes(strange(Texts.object(reply.body()))));
  }

  private static JsonObject strange(JsonObject object) {
    var copy = Make.object();
    object.forEach((name, value) -> copy.add(name, inner(value)));
    return copy.add("x_unknown_field", STRANGE).build();
  }

  private static JsonValue inner(JsonValue value) {
    if (value instanceof JsonArray array) {
      var copy = Make.array();
      array.forEach(item -> copy.add(inner(item)));
      return copy.build();
    }
    return value instanceof JsonObject object ? strange(object) : value;
  }
}

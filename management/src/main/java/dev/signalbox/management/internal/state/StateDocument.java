package dev.signalbox.management.internal.state;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** The state as JSON. */
final class StateDocument {

  private static final int FORMAT = 1;

  private StateDocument() {}

  static byte[] write(State state) {
    JsonObject document =
        Json.createObjectBuilder()
            .add("format", FORMAT)
            .add("undertakings", object(state.undertakings(), StateDocument::write))
            .add(
                "overrides",
                object(state.overrides(), active -> active ? JsonValue.TRUE : JsonValue.FALSE))
            .add(
                "unwanted",
                object(
                    state.unwanted(),
                    types -> object(types, since -> Json.createValue(since.toString()))))
            .add("kept", object(state.kept(), Json::createValue))
            .add("applied", object(state.applied(), StateDocument::write))
            .add("leaving", object(state.leaving(), from -> Json.createValue(from.toString())))
            .build();
    return (document + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Throws a RuntimeException of any kind when the bytes are nothing of ours. */
  static State read(byte[] json) {
    try (JsonReader reader =
        Json.createReader(new StringReader(new String(json, StandardCharsets.UTF_8)))) {
      JsonObject document = reader.readObject();
      if (document.getInt("format") != FORMAT) {
        throw new IllegalArgumentException("another format");
      }
      return new State(
          map(document.getJsonObject("undertakings"), StateDocument::undertaking),
          map(document.getJsonObject("overrides"), value -> value == JsonValue.TRUE),
          map(
              document.getJsonObject("unwanted"),
              types -> map(types.asJsonObject(), since -> Instant.parse(text(since)))),
          map(document.getJsonObject("kept"), StateDocument::text),
          map(document.getJsonObject("applied"), StateDocument::applied),
          // An older Signalbox deleted at once.
          map(
              document.getOrDefault("leaving", JsonValue.EMPTY_JSON_OBJECT).asJsonObject(),
              from -> Instant.parse(text(from))));
    }
  }

  private static JsonValue write(Undertaking undertaking) {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("kind", undertaking.kind().name().toLowerCase(Locale.ROOT))
            .add("phase", undertaking.phase().name().toLowerCase(Locale.ROOT))
            .add("endpoint", undertaking.endpoint())
            .add("target_url", undertaking.targetUrl())
            .add("started_at", undertaking.startedAt().toString());
    undertaking.oldSubscriptionId().ifPresent(id -> json.add("old_subscription_id", id));
    return json.build();
  }

  private static Undertaking undertaking(JsonValue value) {
    JsonObject json = value.asJsonObject();
    return new Undertaking(
        json.getString("endpoint"),
        Undertaking.Kind.valueOf(json.getString("kind").toUpperCase(Locale.ROOT)),
        Undertaking.Phase.valueOf(json.getString("phase").toUpperCase(Locale.ROOT)),
        json.getString("target_url"),
        Optional.ofNullable(json.getString("old_subscription_id", null)),
        Instant.parse(json.getString("started_at")));
  }

  private static JsonValue write(Applied applied) {
    return Json.createObjectBuilder()
        .add("subscription_id", applied.subscriptionId())
        .add("target_url", applied.targetUrl())
        .add("events", array(applied.events()))
        .add("phone_numbers", array(applied.phoneNumbers()))
        .add("active", applied.active())
        .build();
  }

  private static Applied applied(JsonValue value) {
    JsonObject json = value.asJsonObject();
    return new Applied(
        json.getString("subscription_id"),
        json.getString("target_url"),
        texts(json.getJsonArray("events")),
        texts(json.getJsonArray("phone_numbers")),
        json.getBoolean("active"));
  }

  private static <V> JsonObject object(Map<String, V> map, Function<V, JsonValue> value) {
    JsonObjectBuilder json = Json.createObjectBuilder();
    map.forEach((key, item) -> json.add(key, value.apply(item)));
    return json.build();
  }

  private static <V> SortedMap<String, V> map(JsonObject json, Function<JsonValue, V> value) {
    SortedMap<String, V> map = new TreeMap<>();
    json.forEach((key, item) -> map.put(key, value.apply(item)));
    return map;
  }

  private static JsonArray array(Collection<String> texts) {
    JsonArrayBuilder json = Json.createArrayBuilder();
    texts.forEach(json::add);
    return json.build();
  }

  private static SortedSet<String> texts(JsonArray json) {
    SortedSet<String> texts = new TreeSet<>();
    json.forEach(item -> texts.add(text(item)));
    return texts;
  }

  private static String text(JsonValue value) {
    return ((JsonString) value).getString();
  }
}

package dev.signalbox.core.http;

import dev.signalbox.core.json.JsonCodec;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.json.bind.config.PropertyOrderStrategy;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Makes JSON answers. Records of this package go through JSON-B; plain values, and with them all
 * that plug-ins answer, through the codec, since JSON-B remembers every class it has seen.
 */
final class JsonResponses {

  static final String CONTENT_TYPE = "application/json; charset=utf-8";

  private final Jsonb jsonb;
  private final JsonCodec codec;

  JsonResponses(Jsonb jsonb, JsonCodec codec) {
    this.jsonb = jsonb;
    this.codec = codec;
  }

  /**
   * JSON-B as the views of this package need it: snake_case, in a fixed order, without absent
   * fields.
   */
  static Jsonb newJsonb() {
    return JsonbBuilder.create(
        new JsonbConfig()
            .withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_UNDERSCORES)
            .withPropertyOrderStrategy(PropertyOrderStrategy.LEXICOGRAPHICAL));
  }

  /** 200 with a record of this package. */
  Response view(Record view) {
    byte[] body = jsonb.toJson(view).getBytes(StandardCharsets.UTF_8);
    return new Response(200, CONTENT_TYPE, Map.of(), body);
  }

  /** Plain values. */
  Response values(int status, Map<String, ?> values) {
    return new Response(status, CONTENT_TYPE, Map.of(), codec.write(values));
  }

  /** A message for the caller. */
  Response error(int status, String message) {
    return error(status, message, Map.of());
  }

  /** A message for the caller, with further headers. */
  Response error(int status, String message, Map<String, String> headers) {
    return new Response(status, CONTENT_TYPE, headers, codec.write(Map.of("error", message)));
  }
}

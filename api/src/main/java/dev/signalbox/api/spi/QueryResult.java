package dev.signalbox.api.spi;

import java.util.Map;
import java.util.Objects;

/**
 * The answer to a {@link Query}: a JSON object. Values are text, numbers, booleans, {@link
 * java.time.Instant}, {@link java.util.Optional}, maps, lists and null of those.
 *
 * @param status HTTP status: 200, 400 or 404
 * @param body the JSON object
 */
public record QueryResult(int status, Map<String, ?> body) {

  /** Checks the parts. */
  public QueryResult {
    Objects.requireNonNull(body, "body");
    if (status != 200 && status != 400 && status != 404) {
      throw new IllegalArgumentException("expected status 200, 400 or 404, found " + status);
    }
  }

  /** 200 with a body. */
  public static QueryResult ok(Map<String, ?> body) {
    return new QueryResult(200, body);
  }

  /** 404 with a message that says what was not found. */
  public static QueryResult notFound(String message) {
    return new QueryResult(404, Map.of("error", message));
  }
}

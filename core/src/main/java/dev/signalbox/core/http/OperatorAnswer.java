package dev.signalbox.core.http;

import java.util.Map;
import java.util.Objects;

/**
 * What an operator is told.
 *
 * @param status HTTP status, 200 to 599
 * @param body plain values for JSON: texts, numbers, booleans, lists and maps of them
 */
public record OperatorAnswer(int status, Map<String, ?> body) {

  /** Checks the parts. */
  public OperatorAnswer {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("expected a status from 200 to 599, found " + status);
    }
    Objects.requireNonNull(body, "body");
  }

  /** 200. */
  public static OperatorAnswer ok(Map<String, ?> body) {
    return new OperatorAnswer(200, body);
  }
}

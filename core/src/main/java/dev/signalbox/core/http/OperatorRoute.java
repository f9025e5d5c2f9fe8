package dev.signalbox.core.http;

import java.util.Objects;
import java.util.Set;

/**
 * What answers one method at one path.
 *
 * @param method GET (HEAD comes with it) or POST
 * @param path relative to {@code /signalbox/api/}, with names in braces, as in {@code
 *     subscriptions/{id}/adopt}
 * @param parameters the query parameters that it knows; others are a 400
 * @param action answers
 */
public record OperatorRoute(
    String method, String path, Set<String> parameters, OperatorAction action) {

  /** Checks the parts. */
  public OperatorRoute {
    if (!method.equals("GET") && !method.equals("POST")) {
      throw new IllegalArgumentException("expected GET or POST, found " + method);
    }
    Objects.requireNonNull(path, "path");
    parameters = Set.copyOf(parameters);
    Objects.requireNonNull(action, "action");
  }

  /** What answers GET, and HEAD. */
  public static OperatorRoute get(String path, Set<String> parameters, OperatorAction action) {
    return new OperatorRoute("GET", path, parameters, action);
  }

  /** What answers POST. */
  public static OperatorRoute post(String path, OperatorAction action) {
    return new OperatorRoute("POST", path, Set.of(), action);
  }
}

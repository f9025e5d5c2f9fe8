package dev.signalbox.core.http;

import java.util.Set;

/**
 * What answers one method at one path.
 *
 * @param method GET (HEAD comes with it) or POST
 * @param path a pattern, relative to the prefix of the API
 * @param parameters the query parameters it knows
 * @param action answers
 */
record Route(String method, String path, Set<String> parameters, Action action) {

  /** Answers a request. */
  @FunctionalInterface
  interface Action {

    /** Answers a request, or throws an {@link ApiException}. */
    Response answer(ApiRequest request);
  }

  static Route get(String path, Set<String> parameters, Action action) {
    return new Route("GET", path, parameters, action);
  }

  static Route post(String path, Action action) {
    return new Route("POST", path, Set.of(), action);
  }
}

package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;

/**
 * A request whose route is known.
 *
 * @param names values of the names in the route's path
 * @param parameters the query string
 * @param http the rest
 */
record ApiRequest(Map<String, String> names, Parameters parameters, HttpServletRequest http) {

  private static final int MOST_BYTES = 64 * 1024;

  /** The value of a name that the route's path has. */
  String name(String name) {
    return names.get(name);
  }

  /** The body, whole; at most 64 kB. */
  byte[] body() {
    byte[] body;
    try {
      body = http.getInputStream().readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new ApiException(400, "the body of the request ended early", e);
    }
    if (body.length > MOST_BYTES) {
      throw new ApiException(413, "expected a body of at most " + MOST_BYTES + " bytes");
    }
    return body;
  }
}

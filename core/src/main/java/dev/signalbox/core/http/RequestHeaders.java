package dev.signalbox.core.http;

import dev.signalbox.verifier.HeaderSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

/** The headers of a request, each line a value. */
final class RequestHeaders implements HeaderSource {

  private final HttpServletRequest request;

  RequestHeaders(HttpServletRequest request) {
    this.request = request;
  }

  @Override
  public List<String> values(String name) {
    Enumeration<String> values = request.getHeaders(name);
    // The specification lets a container answer null.
    if (values == null || !values.hasMoreElements()) {
      return List.of();
    }
    String first = values.nextElement();
    if (!values.hasMoreElements()) {
      return List.of(first);
    }
    List<String> all = Collections.list(values);
    all.add(0, first);
    return all;
  }

  /**
   * Whether the body is sent as it is, not compressed: neither as content nor for the transfer,
   * where a container may take off the chunks and leave the rest.
   */
  static boolean plainBody(HttpServletRequest request) {
    return onlyOf(request.getHeaders("Content-Encoding"), "identity")
        && onlyOf(request.getHeaders("Transfer-Encoding"), "chunked");
  }

  private static boolean onlyOf(Enumeration<String> values, String coding) {
    while (values != null && values.hasMoreElements()) {
      String value = values.nextElement().strip();
      if (!value.isEmpty() && !value.equalsIgnoreCase(coding)) {
        return false;
      }
    }
    return true;
  }

  /** The endpoint that the path names: a text that no endpoint can have where the path is none. */
  static String endpoint(HttpServletRequest request, String defaultName) {
    String path = request.getPathInfo();
    return path == null ? defaultName : path.substring(1);
  }
}

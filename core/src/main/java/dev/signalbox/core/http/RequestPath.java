package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The part of a request's path below a prefix, cut at its slashes before it is decoded: an encoded
 * slash stays within its segment. Containers differ in how they show such a path, so that only the
 * URI as it was sent is looked at.
 */
final class RequestPath {

  private RequestPath() {}

  /**
   * The decoded segments below the prefix.
   *
   * @param prefix with a slash at its beginning and none at its end
   * @return empty when the path is not below the prefix, or has an empty segment, or one that means
   *     this or the upper folder, or parameters
   * @throws ApiException for bad percent notation
   */
  static Optional<List<String>> below(String prefix, HttpServletRequest request) {
    String path = request.getRequestURI();
    String above = request.getContextPath() + prefix + "/";
    if (!path.startsWith(above) || path.indexOf(';') >= 0) {
      return Optional.empty();
    }
    List<String> segments =
        Arrays.stream(path.substring(above.length()).split("/", -1))
            .map(PercentText::decode)
            .toList();
    return segments.stream().anyMatch(RequestPath::odd) ? Optional.empty() : Optional.of(segments);
  }

  private static boolean odd(String segment) {
    return segment.isEmpty() || segment.equals(".") || segment.equals("..");
  }
}

package dev.signalbox.embedded;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request to a servlet that the application maps to another path than the usual one: shown as if
 * it came in at the usual one. What stands behind is left as it was sent.
 */
final class RelocatedRequest extends HttpServletRequestWrapper {

  private final String usual;

  /**
   * @param usual the path that the servlet knows; begins with a slash and does not end with one
   */
  RelocatedRequest(HttpServletRequest request, String usual) {
    super(request);
    this.usual = usual;
  }

  @Override
  public String getRequestURI() {
    HttpServletRequest request = (HttpServletRequest) getRequest();
    String uri = request.getRequestURI();
    String mapped = request.getContextPath() + request.getServletPath();
    return uri.startsWith(mapped)
        ? request.getContextPath() + usual + uri.substring(mapped.length())
        : uri;
  }

  @Override
  public String getServletPath() {
    return usual;
  }
}

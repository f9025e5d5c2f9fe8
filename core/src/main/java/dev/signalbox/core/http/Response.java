package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * An answer, ready to be sent.
 *
 * @param status HTTP status
 * @param contentType what the body is
 * @param headers further headers
 * @param body the bytes
 */
record Response(int status, String contentType, Map<String, String> headers, byte[] body) {

  /** Sends it; to a HEAD request everything but the body. */
  void send(HttpServletResponse to, boolean withBody) throws IOException {
    to.setStatus(status);
    to.setHeader("Cache-Control", "no-store");
    to.setHeader("X-Content-Type-Options", "nosniff");
    headers.forEach(to::setHeader);
    to.setContentType(contentType);
    to.setContentLength(body.length);
    if (withBody) {
      to.getOutputStream().write(body);
    }
  }
}

package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Everything a sender can be told. Each is a constant: nothing of the request comes back, and a
 * refusal does not say why.
 */
enum Answer {
  /** Durably stored. */
  STORED(200, "{\"status\":\"stored\"}"),
  /** The request is not whole. */
  BROKEN(400, "{\"error\":\"bad request\"}", "Connection", "close"),
  /** Not verified. */
  UNAUTHORIZED(401, "{\"error\":\"unauthorized\"}", "WWW-Authenticate", "Webhook-Signature"),
  /** Not a POST. */
  METHOD_NOT_ALLOWED(405, "{\"error\":\"method not allowed\"}", "Allow", "POST"),
  /** The body did not come in time. */
  TOO_SLOW(408, "{\"error\":\"request timeout\"}", "Connection", "close"),
  /** The body is over the limit. */
  TOO_LARGE(413, "{\"error\":\"content too large\"}", "Connection", "close"),
  /** The body is compressed. */
  ENCODED(415, "{\"error\":\"unsupported content encoding\"}", "Accept-Encoding", "identity"),
  /** Cannot be stored now. */
  UNAVAILABLE(503, "{\"error\":\"unavailable\"}", "Retry-After", "5"),
  /** The same, for a request that is not read to its end. */
  UNAVAILABLE_CLOSING(
      503, "{\"error\":\"unavailable\"}", "Retry-After", "5", "Connection", "close");

  private final int status;
  private final byte[] body;
  private final String[] headers;

  Answer(int status, String body, String... headers) {
    this.status = status;
    this.body = body.getBytes(StandardCharsets.US_ASCII);
    this.headers = headers;
  }

  int status() {
    return status;
  }

  /** Writes the answer, which may wait for the sender to read. */
  void write(HttpServletResponse response) throws IOException {
    response.setContentLength(body.length);
    leave(response);
  }

  /**
   * Leaves the answer in the response's buffer. An event loop sends it when the exchange ends, and
   * waits for no sender who does not read.
   */
  void leave(HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    for (int i = 0; i < headers.length; i += 2) {
      response.setHeader(headers[i], headers[i + 1]);
    }
    response.setContentType("application/json");
    response.getOutputStream().write(body);
  }
}

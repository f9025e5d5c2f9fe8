package dev.signalbox.core.http;

import dev.signalbox.core.json.JsonCodec;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Answers GET and HEAD, and 405 to everything else. */
abstract class ReadOnlyServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private final transient JsonCodec codec;

  ReadOnlyServlet(JsonCodec codec) {
    this.codec = codec;
  }

  /** Answers a GET. */
  abstract Response get(HttpServletRequest request);

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean head = request.getMethod().equals("HEAD");
    Response answer =
        head || request.getMethod().equals("GET")
            ? get(request)
            : json(405, Map.of("Allow", "GET, HEAD"), Map.of("error", "expected GET or HEAD"));
    answer.send(response, !head);
  }

  final Response json(int status, Map<String, String> headers, Map<String, ?> body) {
    return new Response(status, JsonResponses.CONTENT_TYPE, headers, codec.write(body));
  }
}

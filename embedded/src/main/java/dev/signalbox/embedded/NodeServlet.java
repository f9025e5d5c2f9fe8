package dev.signalbox.embedded;

import dev.signalbox.embedded.internal.EmbeddedNode;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Leads to a servlet of the application's node; answers 503 while there is none. */
abstract class NodeServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final byte[] UNAVAILABLE =
      "{\"error\":\"unavailable\"}".getBytes(StandardCharsets.US_ASCII);

  private final transient Function<EmbeddedNode, Servlet> target;
  private final transient UnaryOperator<HttpServletRequest> view;

  /** Leads to a servlet that looks at nothing but what is behind its own path. */
  NodeServlet(Function<EmbeddedNode, Servlet> target) {
    this(target, UnaryOperator.identity());
  }

  /**
   * Leads to a servlet that knows one path only, wherever this one is mapped to.
   *
   * @param usual that path; begins with a slash and does not end with one
   */
  NodeServlet(Function<EmbeddedNode, Servlet> target, String usual) {
    this(target, request -> new RelocatedRequest(request, usual));
  }

  private NodeServlet(
      Function<EmbeddedNode, Servlet> target, UnaryOperator<HttpServletRequest> view) {
    this.target = target;
    this.view = view;
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Optional<EmbeddedNode> node = EmbeddedNode.of(getServletContext());
    if (node.isPresent()) {
      target.apply(node.get()).service(view.apply(request), response);
    } else {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader("Cache-Control", "no-store");
      response.setHeader("Retry-After", "5");
      response.setContentType("application/json");
      response.setContentLength(UNAVAILABLE.length);
      response.getOutputStream().write(UNAVAILABLE);
    }
  }
}

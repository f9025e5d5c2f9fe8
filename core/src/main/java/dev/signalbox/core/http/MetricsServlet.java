package dev.signalbox.core.http;

import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.metrics.Exposition;
import dev.signalbox.core.metrics.SignalboxMetrics;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;

/**
 * Metrics for Prometheus, open to everyone; to be mapped at {@code /signalbox/metrics}. Text format
 * 0.0.4, or OpenMetrics where the {@code Accept} header wants it.
 */
public final class MetricsServlet extends ReadOnlyServlet {

  private static final long serialVersionUID = 1L;

  private final transient SignalboxMetrics metrics;

  /** Shows these metrics. */
  public MetricsServlet(SignalboxMetrics metrics, JsonCodec codec) {
    super(codec);
    this.metrics = metrics;
  }

  @Override
  Response get(HttpServletRequest request) {
    Exposition exposition =
        metrics.expose(String.join(",", Collections.list(request.getHeaders("Accept"))));
    return new Response(200, exposition.contentType(), Map.of("Vary", "Accept"), exposition.text());
  }
}

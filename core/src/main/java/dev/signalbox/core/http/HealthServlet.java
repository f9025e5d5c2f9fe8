package dev.signalbox.core.http;

import dev.signalbox.core.health.HealthRegistry;
import dev.signalbox.core.health.Readiness;
import dev.signalbox.core.json.JsonCodec;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Health for machines, open to everyone; to be mapped at {@code /signalbox/health/*}.
 *
 * <ul>
 *   <li>{@code GET /signalbox/health/live}: 200 {@code {"status":"UP"}} while the process can
 *       answer
 *   <li>{@code GET /signalbox/health/ready}: 200 when deliveries can be taken ({@code UP} or {@code
 *       DEGRADED}), else 503 ({@code DOWN}); {@code
 *       {"status":"DOWN","reasons":[{"check":"inbox","status":"DOWN","reason":"..."}]}}
 * </ul>
 */
public final class HealthServlet extends ReadOnlyServlet {

  private static final long serialVersionUID = 1L;
  private static final String PREFIX = "/signalbox/health";
  private static final int RETRY_SECONDS = 5;

  private final transient HealthRegistry health;

  /** Answers from a registry. */
  public HealthServlet(HealthRegistry health, JsonCodec codec) {
    super(codec);
    this.health = health;
  }

  @Override
  Response get(HttpServletRequest request) {
    Optional<List<String>> path = path(request);
    if (path.equals(Optional.of(List.of("live")))) {
      return json(200, Map.of(), Map.of("status", "UP"));
    }
    if (path.equals(Optional.of(List.of("ready")))) {
      return ready(health.readiness());
    }
    return json(
        404, Map.of(), Map.of("error", "nothing here; there are " + PREFIX + "/live and /ready"));
  }

  private static Optional<List<String>> path(HttpServletRequest request) {
    try {
      return RequestPath.below(PREFIX, request);
    } catch (ApiException e) {
      return Optional.empty();
    }
  }

  private Response ready(Readiness readiness) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", readiness.status().name());
    body.put("reasons", readiness.findings().stream().map(HealthServlet::reason).toList());
    return readiness.ready()
        ? json(200, Map.of(), body)
        : json(503, Map.of("Retry-After", String.valueOf(RETRY_SECONDS)), body);
  }

  private static Map<String, Object> reason(Readiness.Finding finding) {
    Map<String, Object> reason = new LinkedHashMap<>();
    reason.put("check", finding.check());
    reason.put("status", finding.health().status().name());
    reason.put("reason", finding.health().reason());
    return reason;
  }
}

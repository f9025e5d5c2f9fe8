package dev.signalbox.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what answers a request: the stock routes first, then what other modules brought, then the
 * queries of the plug-ins.
 */
final class Router {

  private static final String GET = "GET";
  private static final String HEAD = "HEAD";

  private final String prefix;
  private final PathTable<Map<String, Route>> routes;
  private final OperatorResources resources;
  private final QueryResource queries;
  private final JsonResponses responses;

  Router(
      String prefix,
      List<Route> routes,
      OperatorResources resources,
      QueryResource queries,
      JsonResponses responses) {
    this.prefix = prefix;
    this.routes = table(routes);
    this.resources = resources;
    this.queries = queries;
    this.responses = responses;
  }

  private static PathTable<Map<String, Route>> table(List<Route> routes) {
    Map<String, Map<String, Route>> byPath = new LinkedHashMap<>();
    for (Route route : routes) {
      byPath.computeIfAbsent(route.path(), any -> new LinkedHashMap<>()).put(route.method(), route);
    }
    PathTable<Map<String, Route>> table = PathTable.empty();
    for (Map.Entry<String, Map<String, Route>> entry : byPath.entrySet()) {
      table = table.with(PathPattern.parse(entry.getKey()), entry.getValue());
    }
    return table;
  }

  /** Answers a request whose caller may make it. */
  Response answer(HttpServletRequest request) {
    List<String> path = RequestPath.below(prefix, request).orElseThrow(this::nothing);
    String method = request.getMethod().equals(HEAD) ? GET : request.getMethod();
    Optional<PathTable.Found<Map<String, Route>>> found = routes.find(path);
    return found.isPresent() ? stock(found.get(), method, request) : added(path, method, request);
  }

  private Response added(List<String> path, String method, HttpServletRequest request) {
    Optional<PathTable.Found<OperatorResources.Entry>> found = resources.find(path);
    if (found.isEmpty()) {
      return plugIn(path, method, request);
    }
    Map<String, OperatorRoute> byMethod = found.get().entry().target().byMethod();
    OperatorRoute route = byMethod.get(method);
    if (route == null) {
      return notAllowed(byMethod.keySet());
    }
    Parameters parameters = Parameters.parse(request.getQueryString()).only(route.parameters());
    byte[] body =
        method.equals(GET)
            ? new byte[0]
            : new ApiRequest(found.get().names(), parameters, request).body();
    OperatorAnswer answer =
        route.action().answer(new OperatorRequest(found.get().names(), parameters.first(), body));
    return responses.values(answer.status(), answer.body());
  }

  private Response stock(
      PathTable.Found<Map<String, Route>> found, String method, HttpServletRequest request) {
    Map<String, Route> byMethod = found.entry().target();
    Route route = byMethod.get(method);
    if (route == null) {
      return notAllowed(byMethod.keySet());
    }
    Parameters parameters = Parameters.parse(request.getQueryString()).only(route.parameters());
    return route.action().answer(new ApiRequest(found.names(), parameters, request));
  }

  private Response plugIn(List<String> path, String method, HttpServletRequest request) {
    if (!queries.has(path)) {
      throw nothing();
    }
    if (!method.equals(GET)) {
      return notAllowed(Set.of(GET));
    }
    return queries
        .answer(path, Parameters.parse(request.getQueryString()))
        .orElseThrow(this::nothing);
  }

  private Response notAllowed(Set<String> methods) {
    Set<String> allowed = new TreeSet<>(methods);
    if (allowed.contains(GET)) {
      allowed.add(HEAD);
    }
    String list = String.join(", ", allowed);
    return responses.error(405, "expected " + list, Map.of("Allow", list));
  }

  private ApiException nothing() {
    Set<String> all = new TreeSet<>(routes.patterns());
    all.addAll(resources.paths());
    all.addAll(queries.paths());
    return new ApiException(
        404, "nothing at this path; below " + prefix + "/ there are: " + String.join(", ", all));
  }
}

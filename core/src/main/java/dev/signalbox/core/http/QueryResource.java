package dev.signalbox.core.http;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import java.util.List;
import java.util.Optional;

/** Has the plug-ins' query endpoints answer. */
final class QueryResource {

  private final QueryEndpoints endpoints;
  private final JsonResponses responses;

  QueryResource(QueryEndpoints endpoints, JsonResponses responses) {
    this.endpoints = endpoints;
    this.responses = responses;
  }

  List<String> paths() {
    return endpoints.paths();
  }

  boolean has(List<String> path) {
    return endpoints.find(path).isPresent();
  }

  /**
   * Answers, when something answers this path. An endpoint that was removed after it was found is
   * looked for again: another may have taken its place.
   */
  Optional<Response> answer(List<String> path, Parameters parameters) {
    Optional<PathTable.Found<QueryRegistration>> found = endpoints.find(path);
    while (found.isPresent()) {
      Optional<Response> response = answer(found.get(), parameters);
      if (response.isPresent()) {
        return response;
      }
      found = endpoints.find(path);
    }
    return Optional.empty();
  }

  private Optional<Response> answer(
      PathTable.Found<QueryRegistration> found, Parameters parameters) {
    QueryRegistration registration = found.entry().target();
    String pattern = found.entry().pattern().text();
    try {
      return registration
          .answer(new Query(pattern, found.names(), parameters.first()))
          .map(this::response);
    } catch (BadQueryException e) {
      throw new ApiException(400, e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException(
          "query '" + pattern + "' of '" + registration.source() + "' failed", e);
    }
  }

  private Response response(QueryResult result) {
    return responses.values(result.status(), result.body());
  }
}

package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import dev.signalbox.cdi.RequestScope;
import java.util.Collection;
import java.util.List;

/** A bundle's query endpoint as others see it: each answer in a request of its own. */
final class GuardedQueryEndpoint implements QueryEndpoint {

  private final QueryEndpoint endpoint;
  private final List<String> paths;
  private final RequestScope requests;
  private final BundleCalls calls;

  GuardedQueryEndpoint(QueryEndpoint endpoint, RequestScope requests, BundleCalls calls) {
    this.endpoint = endpoint;
    this.paths = List.copyOf(endpoint.paths());
    this.requests = requests;
    this.calls = calls;
  }

  @Override
  public Collection<String> paths() {
    return paths;
  }

  @Override
  public QueryResult answer(Query query) throws Exception {
    return calls.call(() -> answerInRequest(query));
  }

  @SuppressWarnings("try") // the request is there to be ended
  private QueryResult answerInRequest(Query query) throws Exception {
    try (RequestScope.Active request = requests.activate()) {
      return endpoint.answer(query);
    }
  }
}

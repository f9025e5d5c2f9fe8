package dev.signalbox.extender.it.query;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Answers with what only works in a request of this bundle. */
@ApplicationScoped
class Answers implements QueryEndpoint {

  @Inject PerRequest request;

  @Override
  public Collection<String> paths() {
    return List.of("things");
  }

  @Override
  public QueryResult answer(Query query) {
    boolean mine = Thread.currentThread().getContextClassLoader() == Answers.class.getClassLoader();
    return QueryResult.ok(Map.of("count", request.next() + (mine ? "" : " in a wrong loader")));
  }
}

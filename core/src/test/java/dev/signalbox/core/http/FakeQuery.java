package dev.signalbox.core.http;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import java.util.Collection;
import java.util.List;

/** A plug-in's query. */
final class FakeQuery implements QueryEndpoint {

  private final Answer answer;
  private final List<String> paths;

  /** Answers a query. */
  @FunctionalInterface
  interface Answer {
    QueryResult to(Query query) throws Exception;
  }

  FakeQuery(Answer answer, String... paths) {
    this.answer = answer;
    this.paths = List.of(paths);
  }

  @Override
  public Collection<String> paths() {
    return paths;
  }

  @Override
  public QueryResult answer(Query query) throws Exception {
    return answer.to(query);
  }
}

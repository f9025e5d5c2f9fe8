package dev.signalbox.handlers.call.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Answers for people and programs that look at calls.
 *
 * <ul>
 *   <li>{@code calls}: all calls, newest first; {@code outcome} selects those of one outcome;
 *       {@code limit} (1 to 200, default 50) and {@code before}, a time or the id of a record;
 *       {@code next_before} of an answer is what to ask with for the next page, null at the end
 *   <li>{@code calls/{id}}: one call with its events, by call id or by the id of an inferred record
 * </ul>
 */
@Dependent
public class CallQueries implements QueryEndpoint {

  private static final String ALL = "calls";
  private static final String ONE = "calls/{id}";

  private final CallReader reader;

  @Inject
  CallQueries(CallReader reader) {
    this.reader = reader;
  }

  @Override
  public Collection<String> paths() {
    return List.of(ALL, ONE);
  }

  @Override
  public QueryResult answer(Query query) {
    return switch (query.path()) {
      case ALL -> all(query);
      case ONE -> one(query.pathParameter("id"));
      default ->
          throw new IllegalArgumentException(
              "expected one of " + paths() + ", found '" + query.path() + "'");
    };
  }

  private QueryResult one(String id) {
    return reader
        .call(id)
        .map(QueryResult::ok)
        .orElseGet(() -> QueryResult.notFound("no call with id '" + id + "' is known"));
  }

  private QueryResult all(Query query) {
    Optional<Outcome> outcome = query.parameter("outcome").map(CallQueries::outcome);
    return QueryResult.ok(reader.list(outcome, Page.of(query)));
  }

  private static Outcome outcome(String text) {
    return Outcome.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + Outcome.names() + " for 'outcome', found '" + text + "'"));
  }
}

package dev.signalbox.handlers.phonenumber.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/**
 * Answers for people and programs that look at lines.
 *
 * <ul>
 *   <li>{@code phone-numbers}: all lines in the order of their numbers; {@code state} selects those
 *       that are {@code usable}, {@code at_risk} or {@code flagged}; {@code limit} (1 to 200,
 *       default 50) and {@code after}, for which {@code next_after} of an answer is the value for
 *       the next page, null at the end
 *   <li>{@code phone-numbers/{e164}}: one line with its history, newest first; {@code limit} (1 to
 *       500, default 100) cuts the history. The plus may be encoded, plain or missing
 * </ul>
 */
@Dependent
public class LineQueries implements QueryEndpoint {

  private static final String ALL = "phone-numbers";
  private static final String ONE = "phone-numbers/{e164}";

  private final LineReader reader;

  @Inject
  LineQueries(LineReader reader) {
    this.reader = reader;
  }

  @Override
  public Collection<String> paths() {
    return List.of(ALL, ONE);
  }

  @Override
  public QueryResult answer(Query query) {
    return switch (query.path()) {
      case ALL ->
          QueryResult.ok(
              reader.list(
                  query.parameter("state").map(LineQueries::standing),
                  query.parameter("after").filter(text -> !text.isBlank()),
                  query.intParameter("limit", 50, 1, 200)));
      case ONE -> one(query.pathParameter("e164"), query.intParameter("limit", 100, 1, 500));
      default ->
          throw new IllegalArgumentException(
              "expected one of " + paths() + ", found '" + query.path() + "'");
    };
  }

  private QueryResult one(String phoneNumber, int limit) {
    return reader
        .line(phoneNumber, limit)
        .map(QueryResult::ok)
        .orElseGet(
            () ->
                QueryResult.notFound(
                    "nothing is known of line '"
                        + LineNumber.normal(phoneNumber)
                        + "'; a line is known from its first change on"));
  }

  private static Standing standing(String text) {
    return Standing.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + Standing.names() + " for 'state', found '" + text + "'"));
  }
}

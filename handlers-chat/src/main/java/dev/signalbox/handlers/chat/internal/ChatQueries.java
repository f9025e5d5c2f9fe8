package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatHealth;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Answers for people and programs that look at chats.
 *
 * <ul>
 *   <li>{@code chats/{id}}: one chat, with the history of its health, its changes and failed
 *       changes, and whether somebody types
 *   <li>{@code chats}: all chats, the one that began last first; {@code health} selects those of
 *       one health ({@code UNKNOWN} those whose health is none of the others). Takes {@code limit}
 *       (1 to 200, default 50) and {@code before}, a time or the id of a chat; {@code next_before}
 *       of an answer is what to ask with for the next page, null at the end
 *   <li>{@code chats/{id}/members}: who is and was in a chat
 * </ul>
 */
@Dependent
public class ChatQueries implements QueryEndpoint {

  private static final String ONE = "chats/{id}";
  private static final String ALL = "chats";
  private static final String MEMBERS = "chats/{id}/members";

  private final ChatReader reader;

  @Inject
  ChatQueries(ChatReader reader) {
    this.reader = reader;
  }

  @Override
  public Collection<String> paths() {
    return List.of(ONE, ALL, MEMBERS);
  }

  @Override
  public QueryResult answer(Query query) {
    return switch (query.path()) {
      case ONE -> one(query.pathParameter("id"), reader.chat(query.pathParameter("id")));
      case ALL ->
          QueryResult.ok(
              reader.list(query.parameter("health").map(ChatQueries::health), Page.of(query)));
      case MEMBERS -> one(query.pathParameter("id"), reader.members(query.pathParameter("id")));
      default ->
          throw new IllegalArgumentException(
              "expected one of " + paths() + ", found '" + query.path() + "'");
    };
  }

  private static QueryResult one(String id, Optional<Map<String, Object>> found) {
    return found
        .map(QueryResult::ok)
        .orElseGet(() -> QueryResult.notFound("no chat with id '" + id + "' is known"));
  }

  private static ChatHealth health(String text) {
    return Arrays.stream(ChatHealth.values())
        .filter(health -> health.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of "
                        + Arrays.stream(ChatHealth.values())
                            .map(ChatHealth::name)
                            .collect(Collectors.joining(", "))
                        + " for 'health', found '"
                        + text
                        + "'"));
  }
}

package dev.signalbox.handlers.message.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Answers for people and programs that look at conversations. All lists take {@code limit} (1 to
 * 200, default 50) and {@code before}, a time or the id of a message; {@code next_before} of an
 * answer is what to ask with for the next page, null at the end.
 *
 * <ul>
 *   <li>{@code messages/{id}}: one message with parts, edits, times, state and failures
 *   <li>{@code chats/{chatId}/messages}: a chat's messages, newest first
 *   <li>{@code messages}: all messages, newest first; {@code state} selects those in one state
 *   <li>{@code messages/unassigned-failures}: failures that name no message, newest first; {@code
 *       before} is a time
 * </ul>
 */
@Dependent
public class MessageQueries implements QueryEndpoint {

  private static final String ONE = "messages/{id}";
  private static final String CHAT = "chats/{chatId}/messages";
  private static final String ALL = "messages";
  private static final String UNASSIGNED = "messages/unassigned-failures";

  private final ConversationReader reader;

  @Inject
  MessageQueries(ConversationReader reader) {
    this.reader = reader;
  }

  @Override
  public Collection<String> paths() {
    return List.of(ONE, CHAT, ALL, UNASSIGNED);
  }

  @Override
  public QueryResult answer(Query query) {
    return switch (query.path()) {
      case ONE -> one(query.pathParameter("id"));
      case CHAT ->
          QueryResult.ok(
              reader.list(Optional.of("chat_id"), query.pathParameter("chatId"), Page.of(query)));
      case ALL -> all(query);
      case UNASSIGNED -> QueryResult.ok(reader.unassignedFailures(Page.of(query)));
      default ->
          throw new IllegalArgumentException(
              "expected one of " + paths() + ", found '" + query.path() + "'");
    };
  }

  private QueryResult one(String id) {
    return reader
        .message(id)
        .map(QueryResult::ok)
        .orElseGet(() -> QueryResult.notFound("no message with id '" + id + "' is known"));
  }

  private QueryResult all(Query query) {
    Optional<State> state = query.parameter("state").map(MessageQueries::state);
    return QueryResult.ok(
        reader.list(state.map(any -> "state"), state.map(State::text).orElse(""), Page.of(query)));
  }

  private static State state(String text) {
    return State.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of " + State.names() + " for 'state', found '" + text + "'"));
  }
}

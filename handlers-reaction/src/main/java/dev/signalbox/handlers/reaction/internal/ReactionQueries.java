package dev.signalbox.handlers.reaction.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;

/**
 * Answers for people and programs that look at reactions. Both take {@code limit} (1 to 500,
 * default 200), which cuts the lists and not the counts. A message or chat that no reaction was
 * seen of has none, which is no error.
 *
 * <ul>
 *   <li>{@code messages/{id}/reactions}: who reacted how, as it stands now, by part and time; and
 *       how often each kind is there
 *   <li>{@code chats/{chatId}/reactions}: how often each kind is there on a chat's messages
 * </ul>
 */
@Dependent
public class ReactionQueries implements QueryEndpoint {

  private static final String MESSAGE = "messages/{id}/reactions";
  private static final String CHAT = "chats/{chatId}/reactions";
  private static final int DEFAULT = 200;
  private static final int MOST = 500;

  private final ReactionReader reader;

  @Inject
  ReactionQueries(ReactionReader reader) {
    this.reader = reader;
  }

  @Override
  public Collection<String> paths() {
    return List.of(MESSAGE, CHAT);
  }

  @Override
  public QueryResult answer(Query query) {
    int limit = query.intParameter("limit", DEFAULT, 1, MOST);
    return switch (query.path()) {
      case MESSAGE -> QueryResult.ok(reader.message(query.pathParameter("id"), limit));
      case CHAT -> QueryResult.ok(reader.chat(query.pathParameter("chatId"), limit));
      default ->
          throw new IllegalArgumentException(
              "expected one of " + paths() + ", found '" + query.path() + "'");
    };
  }
}

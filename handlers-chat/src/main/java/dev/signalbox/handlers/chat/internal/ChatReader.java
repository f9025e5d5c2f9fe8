package dev.signalbox.handlers.chat.internal;

import dev.signalbox.api.ChatHealth;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads chats. Lists come newest first, by when a chat began and then by its id. */
final class ChatReader {

  private static final int MOST_ROWS = 500;
  private static final String IS_UNKNOWN =
      "health_status IS NOT NULL AND health_status NOT IN (?, ?, ?, ?) AND ";

  private final Database database;
  private final Tables tables;
  private final ChatView view;

  ChatReader(Database database, Tables tables, ChatView view) {
    this.database = database;
    this.tables = tables;
    this.view = view;
  }

  /** A chat with its history (of each kind the newest 500 entries, newest first). */
  Optional<Map<String, Object>> chat(String chatId) {
    return database.read(
        sql -> {
          Optional<Stored<ChatFact>> found = tables.chats().find(sql, chatId);
          return found.isEmpty() ? Optional.empty() : Optional.of(whole(sql, found.get()));
        });
  }

  /** Who is and was in a chat, by handle; at most the first 500. */
  Optional<Map<String, Object>> members(String chatId) {
    return database.read(
        sql -> {
          if (tables.chats().find(sql, chatId).isEmpty()) {
            return Optional.empty();
          }
          Map<String, Object> answer = new LinkedHashMap<>();
          answer.put("chat_id", chatId);
          answer.put("members", membersOf(sql, chatId).stream().map(view::member).toList());
          return Optional.of(answer);
        });
  }

  /**
   * The chats of one health, or all.
   *
   * @throws IllegalArgumentException when the page ends at a chat that is not known
   */
  Map<String, Object> list(Optional<ChatHealth> health, Page page) {
    return database.read(
        sql -> {
          List<Object> arguments = new ArrayList<>();
          String where = health.map(selected -> condition(selected, arguments)).orElse("");
          arguments.addAll(end(sql, page));
          arguments.add(page.limit() + 1);
          List<Stored<ChatFact>> found =
              tables
                  .chats()
                  .select(
                      sql,
                      "WHERE "
                          + where
                          + "(created_at, chat_id) < (?, ?)"
                          + " ORDER BY created_at DESC, chat_id DESC LIMIT ?",
                      arguments.toArray());
          return page(sql, found, page.limit());
        });
  }

  private static String condition(ChatHealth health, List<Object> arguments) {
    if (health != ChatHealth.UNKNOWN) {
      arguments.add(health.name());
      return "health_status = ? AND ";
    }
    for (ChatHealth known : ChatHealth.values()) {
      if (known != ChatHealth.UNKNOWN) {
        arguments.add(known.name());
      }
    }
    return IS_UNKNOWN;
  }

  private Map<String, Object> whole(Sql sql, Stored<ChatFact> chat) throws SQLException {
    String id = chat.chatId();
    Map<String, Object> whole = view.chat(chat, membersOf(sql, id));
    whole.put(
        "health_history",
        tables.health().history(sql, id, MOST_ROWS).stream().map(view::period).toList());
    whole.put(
        "changes", tables.changes().newest(sql, id, MOST_ROWS).stream().map(view::change).toList());
    whole.put(
        "update_failures",
        tables.failures().newest(sql, id, MOST_ROWS).stream().map(view::failure).toList());
    return whole;
  }

  private List<Stored<MemberFact>> membersOf(Sql sql, String chatId) throws SQLException {
    return tables
        .members()
        .select(sql, "WHERE chat_id = ? ORDER BY handle LIMIT ?", chatId, MOST_ROWS);
  }

  private Map<String, Object> page(Sql sql, List<Stored<ChatFact>> found, int limit)
      throws SQLException {
    List<Map<String, Object>> views = new ArrayList<>();
    for (Stored<ChatFact> chat : found.subList(0, Math.min(limit, found.size()))) {
      views.add(view.chat(chat, membersOf(sql, chat.chatId())));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("chats", views);
    page.put(
        "next_before",
        found.size() > limit ? Optional.of(found.get(limit - 1).chatId()) : Optional.empty());
    return page;
  }

  private List<Object> end(Sql sql, Page page) throws SQLException {
    if (page.before().isEmpty()) {
      return List.of(Times.AFTER_ALL, "");
    }
    String before = page.before().get();
    Optional<String> time = Times.parse(before).flatMap(Times::text);
    if (time.isPresent()) {
      return List.of(time.get(), "");
    }
    Stored<ChatFact> chat =
        tables
            .chats()
            .find(sql, before)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected a time in ISO 8601 or the id of a known chat for 'before',"
                            + " found '"
                            + before
                            + "'"));
    return List.of(chat.facts().at(ChatFact.CREATED).orElseThrow(), chat.chatId());
  }
}

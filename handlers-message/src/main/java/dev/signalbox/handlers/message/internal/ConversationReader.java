package dev.signalbox.handlers.message.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads conversations. Lists come newest first, by the time a message was sent (where that is not
 * known, the first time that is) and then by message id, so that their order is total.
 */
final class ConversationReader {

  private static final int MOST_CHANGES = 500;

  private final Database database;
  private final MessageTable messages;
  private final PartTable parts;
  private final EditTable edits;
  private final FailureTable failures;
  private final MessageView view;

  ConversationReader(
      Database database,
      MessageTable messages,
      PartTable parts,
      EditTable edits,
      FailureTable failures,
      MessageView view) {
    this.database = database;
    this.messages = messages;
    this.parts = parts;
    this.edits = edits;
    this.failures = failures;
    this.view = view;
  }

  /** A message with its edits and failures (of each the newest 500, newest first). */
  Optional<Map<String, Object>> message(String messageId) {
    return database.read(
        sql -> {
          Optional<Stored> found = messages.find(sql, messageId);
          return found.isEmpty() ? Optional.empty() : Optional.of(whole(sql, found.get()));
        });
  }

  /**
   * The messages with a value in a column.
   *
   * @param column {@code chat_id} or {@code state}; empty for all messages
   * @throws IllegalArgumentException when the page ends at a message that is not known
   */
  Map<String, Object> list(Optional<String> column, String value, Page page) {
    return database.read(
        sql -> {
          List<Object> arguments = new ArrayList<>();
          String where = column.map(name -> name + " = ? AND ").orElse("");
          column.ifPresent(name -> arguments.add(value));
          arguments.addAll(end(sql, page));
          arguments.add(page.limit() + 1);
          List<Stored> found =
              messages.select(
                  sql,
                  "WHERE "
                      + where
                      + "(ordered_at, message_id) < (?, ?)"
                      + " ORDER BY ordered_at DESC, message_id DESC LIMIT ?",
                  arguments.toArray());
          return page(sql, found, page.limit());
        });
  }

  /** Failures that name no message, newest first. */
  Map<String, Object> unassignedFailures(Page page) {
    Optional<String> before = page.before().map(ConversationReader::time);
    List<Failure> found = database.read(sql -> failures.unassigned(sql, before, page.limit()));
    return Map.of("failures", found.stream().map(view::failure).toList());
  }

  private Map<String, Object> whole(Sql sql, Stored message) throws SQLException {
    Map<String, Object> whole = brief(sql, message);
    whole.put(
        "edits",
        edits.newest(sql, message.messageId(), MOST_CHANGES).stream().map(view::edit).toList());
    whole.put(
        "failures",
        failures.ofMessage(sql, message.messageId(), MOST_CHANGES).stream()
            .map(view::failure)
            .toList());
    return whole;
  }

  private Map<String, Object> brief(Sql sql, Stored message) throws SQLException {
    return view.message(
        message,
        parts.json(sql, message.messageId()),
        message.facts().known(Fact.EDITED).isPresent()
            ? edits.current(sql, message.messageId())
            : List.of());
  }

  private Map<String, Object> page(Sql sql, List<Stored> found, int limit) throws SQLException {
    List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
    List<Map<String, Object>> views = new ArrayList<>();
    for (Stored message : shown) {
      views.add(brief(sql, message));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("messages", views);
    page.put(
        "next_before",
        found.size() > limit ? Optional.of(shown.get(limit - 1).messageId()) : Optional.empty());
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
    Stored message =
        messages
            .find(sql, before)
            .orElseThrow(() -> unusable("a time in ISO 8601 or the id of a known message", before));
    return List.of(message.orderedAt(), message.messageId());
  }

  private static String time(String before) {
    return Times.parse(before)
        .flatMap(Times::text)
        .orElseThrow(() -> unusable("a time in ISO 8601", before));
  }

  private static IllegalArgumentException unusable(String expected, String before) {
    return new IllegalArgumentException(
        "expected " + expected + " for 'before', found '" + before + "'");
  }
}

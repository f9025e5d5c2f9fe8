package dev.signalbox.handlers.call.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads calls. Lists come newest first, by the time of the first event and then by record id, so
 * that their order is total.
 */
final class CallReader {

  private static final int MOST_EVENTS = 500;

  private final Database database;
  private final FactTable facts;
  private final CallTable calls;

  CallReader(Database database, FactTable facts, CallTable calls) {
    this.database = database;
    this.facts = facts;
    this.calls = calls;
  }

  /** A call with its events (the first 500), by the id of its record or one that it had before. */
  Optional<Map<String, Object>> call(String id) {
    return database.read(
        sql -> {
          Optional<Call> found = find(sql, id);
          return found.isEmpty() ? Optional.empty() : Optional.of(whole(sql, found.get()));
        });
  }

  /**
   * The calls of one outcome, or all.
   *
   * @throws IllegalArgumentException when the page ends at a call that is not known
   */
  Map<String, Object> list(Optional<Outcome> outcome, Page page) {
    return database.read(
        sql -> {
          List<Object> arguments = new ArrayList<>();
          outcome.ifPresent(selected -> arguments.add(selected.text()));
          arguments.addAll(end(sql, page));
          arguments.add(page.limit() + 1);
          List<Call> found =
              calls.select(
                  sql,
                  "WHERE "
                      + (outcome.isPresent() ? "outcome = ? AND " : "")
                      + "(started_at, record_id) < (?, ?)"
                      + " ORDER BY started_at DESC, record_id DESC LIMIT ?",
                  arguments.toArray());
          return page(found, page.limit());
        });
  }

  /**
   * An inferred record takes the id of its first event, so one that an earlier event joined is
   * found by its former id through the event that had been its first.
   */
  private Optional<Call> find(Sql sql, String id) throws SQLException {
    Optional<Call> call = calls.find(sql, id);
    if (call.isPresent()) {
      return call;
    }
    Optional<String> recordId = facts.recordOf(sql, id);
    return recordId.isEmpty() ? Optional.empty() : calls.find(sql, recordId.get());
  }

  private Map<String, Object> whole(Sql sql, Call call) throws SQLException {
    Map<String, Object> whole = CallView.of(call);
    whole.put(
        "events",
        facts.ofRecord(sql, call.recordId(), MOST_EVENTS).stream()
            .map(member -> CallView.of(member.fact()))
            .toList());
    return whole;
  }

  private static Map<String, Object> page(List<Call> found, int limit) {
    List<Call> shown = found.subList(0, Math.min(limit, found.size()));
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("calls", shown.stream().map(CallView::of).toList());
    page.put(
        "next_before",
        found.size() > limit ? Optional.of(shown.get(limit - 1).recordId()) : Optional.empty());
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
    Call call =
        find(sql, before)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "expected a time in ISO 8601 or the id of a known call for 'before',"
                            + " found '"
                            + before
                            + "'"));
    return List.of(Times.text(call.startedAt()).orElseThrow(), call.recordId());
  }
}

package dev.signalbox.handlers.phonenumber.internal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the line register. */
final class LineReader {

  private final Database database;
  private final LineTable lines;
  private final ChangeTable changes;
  private final LineView view;

  LineReader(Database database, LineTable lines, ChangeTable changes, LineView view) {
    this.database = database;
    this.lines = lines;
    this.changes = changes;
    this.view = view;
  }

  /** How a line stands; empty for one of which nothing is known. */
  Optional<Line> find(String phoneNumber) {
    return database.read(sql -> lines.find(sql, LineNumber.normal(phoneNumber)));
  }

  /** How many lines have this standing. */
  int count(Standing standing) {
    return database.read(sql -> lines.count(sql, standing));
  }

  /** A line with the newest changes of its history, newest first. */
  Optional<Map<String, Object>> line(String phoneNumber, int limit) {
    return database.read(
        sql -> {
          Optional<Line> line = lines.find(sql, LineNumber.normal(phoneNumber));
          return line.isEmpty() ? Optional.empty() : Optional.of(whole(sql, line.get(), limit));
        });
  }

  /**
   * Lines in the order of their numbers.
   *
   * @param after the number that the page begins behind; empty for the first page
   */
  Map<String, Object> list(Optional<Standing> standing, Optional<String> after, int limit) {
    return database.read(
        sql -> {
          List<Line> found =
              lines.list(sql, standing, after.map(LineNumber::normal).orElse(""), limit + 1);
          List<Map<String, Object>> views = new ArrayList<>();
          for (Line line : found.subList(0, Math.min(limit, found.size()))) {
            views.add(brief(sql, line));
          }
          Map<String, Object> page = new LinkedHashMap<>();
          page.put("phone_numbers", views);
          page.put(
              "next_after",
              found.size() > limit
                  ? Optional.of(found.get(limit - 1).phoneNumber())
                  : Optional.empty());
          return page;
        });
  }

  private Map<String, Object> whole(Sql sql, Line line, int limit) throws SQLException {
    Map<String, Object> whole = brief(sql, line);
    whole.put(
        "history",
        changes.newest(sql, line.phoneNumber(), limit).stream().map(view::change).toList());
    return whole;
  }

  private Map<String, Object> brief(Sql sql, Line line) throws SQLException {
    Optional<String> statusSince = Optional.empty();
    if (line.status().isPresent()) {
      statusSince = Optional.of(changes.statusSince(sql, line.phoneNumber(), line.status().get()));
    }
    Optional<String> reputationSince = Optional.empty();
    if (line.reputation().isPresent()) {
      reputationSince =
          Optional.of(changes.reputationSince(sql, line.phoneNumber(), line.reputation().get()));
    }
    return view.line(line, statusSince, reputationSince);
  }
}

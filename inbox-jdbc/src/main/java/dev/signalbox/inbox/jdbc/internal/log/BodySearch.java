package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.Blanking;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds the bodies of the log that name a person, a stretch at a time. */
final class BodySearch {

  /** Sequences, or conflicts, looked through with one statement. */
  static final int STRETCH = 512;

  /** Bodies replaced in one commit, so that appends wait for milliseconds only. */
  static final int CHUNK = 64;

  private final Blanking person;

  /** For one person. */
  BodySearch(Blanking person) {
    this.person = person;
  }

  /**
   * A body that has to go.
   *
   * @param id the row
   * @param body what takes its place
   */
  record Replacement(long id, byte[] body) {}

  /**
   * How a table's bodies are replaced.
   *
   * @param wipe overwrites the body with zeros of the same length
   * @param update writes the new one
   */
  record Change(String wipe, String update) {

    static final Change OF_EVENTS = new Change(LogSql.WIPE_BODY, LogSql.UPDATE_BODY);
    static final Change OF_CONFLICTS =
        new Change(LogSql.WIPE_CONFLICT_BODY, LogSql.UPDATE_CONFLICT_BODY);
  }

  /**
   * A stretch.
   *
   * @param found what has to go
   * @param last the last row that was looked at; that of the stretch's beginning at the end
   */
  record Stretch(List<Replacement> found, long last) {}

  /** Events with sequences above {@code after} up to {@code through}. */
  List<Replacement> events(Connection connection, long after, long through) throws SQLException {
    List<Replacement> found = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_BODIES)) {
      select.setLong(1, after);
      select.setLong(2, through);
      select.setBytes(3, person.handle().getBytes(StandardCharsets.UTF_8));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          byte[] body = rows.getBytes(4);
          if (person.concerns(body)) {
            found.add(replacement(rows, body));
          }
        }
      }
    }
    return found;
  }

  /** Kept beginnings of conflicts with ids above {@code after}. */
  Stretch conflicts(Connection connection, long after) throws SQLException {
    List<Replacement> found = new ArrayList<>();
    long last = after;
    try (PreparedStatement select = connection.prepareStatement(LogSql.SELECT_CONFLICT_BODIES)) {
      select.setLong(1, after);
      select.setInt(2, STRETCH);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = rows.getLong(1);
          byte[] body = rows.getBytes(4);
          boolean whole = body.length == rows.getInt(5);
          if (whole ? person.concerns(body) : person.concernsBeginning(body)) {
            found.add(replacement(rows, body));
          }
        }
      }
    }
    return new Stretch(found, last);
  }

  private Replacement replacement(ResultSet row, byte[] body) throws SQLException {
    return new Replacement(row.getLong(1), person.blank(body, row.getString(2), row.getString(3)));
  }

  /** Writes replacements; says how many rows were still there. */
  static int write(LogWriter writer, Change change, List<Replacement> replacements)
      throws SQLException {
    // What was there must not stay readable in the file's free space: first over it in its place,
    // since a row that shrinks may leave some of itself behind.
    int written = 0;
    PreparedStatement wipe = writer.db().get(change.wipe());
    PreparedStatement statement = writer.db().get(change.update());
    for (Replacement replacement : replacements) {
      wipe.setLong(1, replacement.id());
      wipe.executeUpdate();
      statement.setBytes(1, replacement.body());
      statement.setLong(2, replacement.id());
      written += statement.executeUpdate();
    }
    return written;
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Blanking;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a person out of the log, a stretch at a time; also out of what retention has only hidden.
 */
final class LogBlanking {

  private static final int STRETCH = 512;

  private final Database database;
  private final Blanking person;

  LogBlanking(Database database, Blanking person) {
    this.database = database;
    this.person = person;
  }

  /** A body that has to go. */
  private record Replacement(long id, int day, byte[] body) {}

  /** What one stretch gave. */
  private record Stretch(int changed, long last, boolean more) {}

  /** A table with bodies. */
  private record Bodies(String select, String update) {}

  /** Does it; says how many rows were changed. */
  int run() {
    return all(events()) + all(conflicts());
  }

  private Bodies events() {
    String table = database.schema() + ".event";
    return new Bodies(
        "SELECT e.sequence, e.day, e.event_id, e.event_type, length(e.body),"
            // Of a body that cannot name the person only its length is sent.
            + " CASE WHEN position(? IN e.body) > 0 OR position('\\x5c'::bytea IN e.body) > 0"
            + " THEN e.body END FROM "
            + table
            + " e WHERE e.sequence > ? ORDER BY e.sequence LIMIT "
            + STRETCH,
        "UPDATE " + table + " SET body = ? WHERE sequence = ? AND day = ?");
  }

  private Bodies conflicts() {
    String table = database.schema() + ".conflict";
    // The cut may go through the handle, so all beginnings are looked at.
    return new Bodies(
        "SELECT c.id, c.day, c.event_id, c.event_type, c.body_length,"
            + " CASE WHEN ? IS NOT NULL THEN c.body_start END FROM "
            + table
            + " c WHERE c.id > ? ORDER BY c.id LIMIT "
            + STRETCH,
        "UPDATE " + table + " SET body_start = ? WHERE id = ? AND day = ?");
  }

  private int all(Bodies table) {
    int changed = 0;
    Stretch stretch = new Stretch(0, Long.MIN_VALUE, true);
    while (stretch.more()) {
      long after = stretch.last();
      stretch =
          database.inTransaction(
              "taking a person out of the log", connection -> stretch(connection, table, after));
      changed += stretch.changed();
    }
    return changed;
  }

  private Stretch stretch(Connection connection, Bodies table, long after) throws SQLException {
    List<Replacement> found = new ArrayList<>();
    long last = after;
    int rows = 0;
    try (PreparedStatement select = connection.prepareStatement(table.select())) {
      select.setBytes(1, person.handle().getBytes(StandardCharsets.UTF_8));
      select.setLong(2, after);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows++;
          last = row.getLong(1);
          byte[] body = row.getBytes(6);
          if (body != null && concerns(body, row.getInt(5))) {
            found.add(
                new Replacement(
                    last,
                    row.getInt(2),
                    person.blank(
                        body,
                        StoredText.read(row.getString(3)),
                        StoredText.read(row.getString(4)))));
          }
        }
      }
    }
    return new Stretch(write(connection, table, found), last, rows == STRETCH);
  }

  private boolean concerns(byte[] body, int length) {
    return body.length == length ? person.concerns(body) : person.concernsBeginning(body);
  }

  private static int write(Connection connection, Bodies table, List<Replacement> found)
      throws SQLException {
    int written = 0;
    try (PreparedStatement update = connection.prepareStatement(table.update())) {
      for (Replacement replacement : found) {
        update.setBytes(1, replacement.body());
        update.setLong(2, replacement.id());
        update.setInt(3, replacement.day());
        written += update.executeUpdate();
      }
    }
    return written;
  }
}

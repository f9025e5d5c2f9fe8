package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds which events of a batch are known. */
final class Dedupe {

  /** How many keys one statement looks up. */
  private static final int WIDTH = 64;

  private static final String ONE = LogSql.selectDedupe(1);
  private static final String MANY = LogSql.selectDedupe(WIDTH);

  /**
   * The event that came first.
   *
   * @param sequence its sequence
   * @param bodyDigest of its body
   */
  record Known(long sequence, Digest128 bodyDigest) {}

  private final Statements db;

  /** Looks up in this database. */
  Dedupe(Statements db) {
    this.db = db;
  }

  /** Those of the batch's keys that are stored; a map that may be added to. */
  Map<Digest128, Known> find(List<PendingAppend> batch) throws SQLException {
    Map<Digest128, Known> known = new HashMap<>(batch.size() * 2);
    if (batch.size() == 1) {
      find(ONE, 1, batch, 0, known);
      return known;
    }
    for (int from = 0; from < batch.size(); from += WIDTH) {
      find(MANY, WIDTH, batch, from, known);
    }
    return known;
  }

  private void find(
      String sql, int width, List<PendingAppend> batch, int from, Map<Digest128, Known> known)
      throws SQLException {
    PreparedStatement select = db.get(sql);
    for (int i = 0; i < width; i++) {
      // The last statement of a batch is filled up with its last key.
      PendingAppend append = batch.get(Math.min(from + i, batch.size() - 1));
      select.setBytes(i + 1, append.key().bytes());
    }
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        known.put(
            Digest128.read(rows.getBytes(1)),
            new Known(rows.getLong(3), Digest128.read(rows.getBytes(2))));
      }
    }
  }
}

package dev.signalbox.handlers.call.internal;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, made by numbered steps. {@code call_schema_version} has a row for each step that was
 * taken; a later version of this bundle adds steps and never changes one.
 *
 * <p>SQL that SQLite and PostgreSQL both take. Apart from {@code call_event.sequence}, no column
 * depends on the time or order of arrival.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final List<List<String>> steps = List.of(calls());
  private volatile boolean confirmed;

  /**
   * Makes sure that the tables are there. It is remembered only when seen on a connection that
   * commits by itself: within a delivery the tables may vanish again with the delivery's
   * transaction.
   *
   * @throws StoreException when the tables were made by a later version of this bundle
   */
  void ensure(Sql sql) throws SQLException {
    if (confirmed) {
      return;
    }
    sql.update(
        "CREATE TABLE IF NOT EXISTS call_schema_version (version BIGINT NOT NULL PRIMARY KEY)");
    int version = version(sql);
    if (version > steps.size()) {
      throw new StoreException(
          "the tables of the call log are at version "
              + version
              + ", this bundle knows versions up to "
              + steps.size()
              + "; install the newer bundle again");
    }
    migrate(sql, version);
    confirmed = sql.commitsByItself();
  }

  private static int version(Sql sql) throws SQLException {
    return sql.query(
            row -> row.getInt(1), "SELECT COALESCE(MAX(version), 0) FROM call_schema_version")
        .get(0);
  }

  private void migrate(Sql sql, int from) throws SQLException {
    for (int version = from + 1; version <= steps.size(); version++) {
      for (String statement : steps.get(version - 1)) {
        sql.update(statement);
      }
      sql.update(
          "INSERT INTO call_schema_version (version) VALUES (?)"
              + " ON CONFLICT (version) DO NOTHING",
          version);
      LOG.info("SBX-6010 call log: tables brought to version {}", version);
    }
  }

  private static List<String> calls() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS call_record (record_id TEXT NOT NULL PRIMARY KEY,"
            + " call_id TEXT, inferred BIGINT NOT NULL, outcome TEXT NOT NULL,"
            + " started_at TEXT NOT NULL, ringing_at TEXT, answered_at TEXT, ended_at TEXT,"
            + " ring_seconds BIGINT, talk_seconds BIGINT, from_handle TEXT, to_handle TEXT,"
            + " chat_id TEXT, direction TEXT)",
        "CREATE INDEX IF NOT EXISTS call_record_by_time ON call_record (started_at, record_id)",
        "CREATE INDEX IF NOT EXISTS call_record_by_outcome"
            + " ON call_record (outcome, started_at, record_id)",
        "CREATE TABLE IF NOT EXISTS call_event (endpoint TEXT NOT NULL, event_id TEXT NOT NULL,"
            + " sequence BIGINT NOT NULL, kind TEXT NOT NULL, step BIGINT NOT NULL,"
            + " event_at TEXT NOT NULL, time_assumed BIGINT NOT NULL, call_id TEXT,"
            + " from_handle TEXT, to_handle TEXT, chat_id TEXT, direction TEXT,"
            + " duration_seconds BIGINT, line_key TEXT, own_id TEXT, record_id TEXT NOT NULL,"
            + " PRIMARY KEY (endpoint, event_id))",
        "CREATE INDEX IF NOT EXISTS call_event_by_record"
            + " ON call_event (record_id, kind, time_assumed, event_at, event_id, endpoint)",
        "CREATE INDEX IF NOT EXISTS call_event_by_line"
            + " ON call_event (line_key, event_at, step, event_id, endpoint)",
        "CREATE INDEX IF NOT EXISTS call_event_by_own_id ON call_event (own_id)");
  }
}

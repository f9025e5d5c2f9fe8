package dev.signalbox.handlers.phonenumber.internal;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, made by numbered steps. {@code line_schema_version} has a row for each step that was
 * taken; a later version of this bundle adds steps and never changes one.
 *
 * <p>SQL that SQLite and PostgreSQL both take. No column depends on the order of arrival.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final List<List<String>> steps = List.of(lines());
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
        "CREATE TABLE IF NOT EXISTS line_schema_version (version BIGINT NOT NULL PRIMARY KEY)");
    int version = version(sql);
    if (version > steps.size()) {
      throw new StoreException(
          "the tables of the line register are at version "
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
            row -> row.getInt(1), "SELECT COALESCE(MAX(version), 0) FROM line_schema_version")
        .get(0);
  }

  private void migrate(Sql sql, int from) throws SQLException {
    for (int version = from + 1; version <= steps.size(); version++) {
      for (String statement : steps.get(version - 1)) {
        sql.update(statement);
      }
      sql.update(
          "INSERT INTO line_schema_version (version) VALUES (?)"
              + " ON CONFLICT (version) DO NOTHING",
          version);
      LOG.info("SBX-6070 line register: tables brought to version {}", version);
    }
  }

  private static List<String> lines() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS line (phone_number TEXT NOT NULL PRIMARY KEY,"
            + " standing TEXT NOT NULL,"
            + " status TEXT, status_at TEXT, status_created_at TEXT, status_event_id TEXT,"
            + " status_endpoint TEXT, reputation TEXT, reputation_at TEXT,"
            + " reputation_created_at TEXT, reputation_event_id TEXT, reputation_endpoint TEXT)",
        "CREATE INDEX IF NOT EXISTS line_by_standing ON line (standing, phone_number)",
        "CREATE TABLE IF NOT EXISTS line_change (event_id TEXT NOT NULL,"
            + " endpoint TEXT NOT NULL, phone_number TEXT NOT NULL, changed_at TEXT NOT NULL,"
            + " created_at TEXT NOT NULL, previous_status TEXT, new_status TEXT,"
            + " previous_reputation TEXT, new_reputation TEXT,"
            + " PRIMARY KEY (event_id, endpoint))",
        "CREATE INDEX IF NOT EXISTS line_change_by_time"
            + " ON line_change (phone_number, changed_at, event_id)",
        "CREATE TABLE IF NOT EXISTS line_event (endpoint TEXT NOT NULL,"
            + " event_id TEXT NOT NULL, event_type TEXT NOT NULL, created_at TEXT,"
            + " PRIMARY KEY (endpoint, event_id))");
  }
}

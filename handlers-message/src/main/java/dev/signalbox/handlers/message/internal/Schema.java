package dev.signalbox.handlers.message.internal;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, made by numbered steps. {@code message_schema_version} has a row for each step that
 * was taken; a later version of this bundle adds steps and never changes one.
 *
 * <p>SQL that SQLite and PostgreSQL both take. Apart from {@code message_event.sequence}, no column
 * depends on the time or order of arrival.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final List<List<String>> steps = List.of(conversations());
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
        "CREATE TABLE IF NOT EXISTS message_schema_version (version BIGINT NOT NULL PRIMARY KEY)");
    int version = version(sql);
    if (version > steps.size()) {
      throw new StoreException(
          "the tables of the conversation store are at version "
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
            row -> row.getInt(1), "SELECT COALESCE(MAX(version), 0) FROM message_schema_version")
        .get(0);
  }

  private void migrate(Sql sql, int from) throws SQLException {
    for (int version = from + 1; version <= steps.size(); version++) {
      for (String statement : steps.get(version - 1)) {
        sql.update(statement);
      }
      sql.update(
          "INSERT INTO message_schema_version (version) VALUES (?)"
              + " ON CONFLICT (version) DO NOTHING",
          version);
      LOG.info("SBX-6000 conversation store: tables brought to version {}", version);
    }
  }

  private static List<String> conversations() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS message (message_id TEXT NOT NULL PRIMARY KEY,"
            + " state TEXT NOT NULL, ordered_at TEXT NOT NULL, origins TEXT NOT NULL,"
            + " chat_id TEXT, direction TEXT, sender_handle TEXT, sender_handle_id TEXT,"
            + " service TEXT, effect_type TEXT, effect_name TEXT, reply_to_message_id TEXT,"
            + " reply_to_part_index BIGINT, idempotency_key TEXT, parts_digest TEXT,"
            + " sent_at TEXT, delivered_at TEXT, read_at TEXT, failed_at TEXT,"
            + " failure_code BIGINT, failure_reason TEXT, edited_at TEXT, reconciled_at TEXT)",
        "CREATE INDEX IF NOT EXISTS message_by_chat ON message (chat_id, ordered_at, message_id)",
        "CREATE INDEX IF NOT EXISTS message_by_state ON message (state, ordered_at, message_id)",
        "CREATE INDEX IF NOT EXISTS message_by_time ON message (ordered_at, message_id)",
        "CREATE TABLE IF NOT EXISTS message_part (message_id TEXT NOT NULL,"
            + " part_index BIGINT NOT NULL, kind TEXT NOT NULL, value TEXT, url TEXT,"
            + " filename TEXT, mime_type TEXT, size_bytes BIGINT, json TEXT NOT NULL,"
            + " PRIMARY KEY (message_id, part_index))",
        "CREATE TABLE IF NOT EXISTS message_edit (message_id TEXT NOT NULL,"
            + " event_id TEXT NOT NULL, part_index BIGINT, text TEXT NOT NULL,"
            + " edited_at TEXT NOT NULL, PRIMARY KEY (message_id, event_id))",
        "CREATE INDEX IF NOT EXISTS message_edit_by_time"
            + " ON message_edit (message_id, part_index, edited_at, event_id)",
        "CREATE TABLE IF NOT EXISTS message_failure (event_id TEXT NOT NULL PRIMARY KEY,"
            + " message_id TEXT, chat_id TEXT, code BIGINT, reason TEXT, failed_at TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS message_failure_by_message"
            + " ON message_failure (message_id, failed_at, event_id)",
        "CREATE TABLE IF NOT EXISTS message_event (endpoint TEXT NOT NULL,"
            + " event_id TEXT NOT NULL, sequence BIGINT NOT NULL, event_type TEXT NOT NULL,"
            + " message_id TEXT, created_at TEXT, PRIMARY KEY (endpoint, event_id))",
        "CREATE INDEX IF NOT EXISTS message_event_by_message ON message_event (message_id)");
  }
}

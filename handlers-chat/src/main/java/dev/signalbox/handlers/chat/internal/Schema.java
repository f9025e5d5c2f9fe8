package dev.signalbox.handlers.chat.internal;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, made by numbered steps. {@code chat_schema_version} has a row for each step that was
 * taken; a later version of this bundle adds steps and never changes one.
 *
 * <p>SQL that SQLite and PostgreSQL both take. Apart from {@code chat_event.sequence}, no column
 * depends on the time or order of arrival; an event without {@code created_at} speaks as of when it
 * came in, see {@link AsOf}.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final List<List<String>> steps = List.of(chats());
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
        "CREATE TABLE IF NOT EXISTS chat_schema_version (version BIGINT NOT NULL PRIMARY KEY)");
    int version = version(sql);
    if (version > steps.size()) {
      throw new StoreException(
          "the tables of the chat directory are at version "
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
            row -> row.getInt(1), "SELECT COALESCE(MAX(version), 0) FROM chat_schema_version")
        .get(0);
  }

  private void migrate(Sql sql, int from) throws SQLException {
    for (int version = from + 1; version <= steps.size(); version++) {
      for (String statement : steps.get(version - 1)) {
        sql.update(statement);
      }
      sql.update(
          "INSERT INTO chat_schema_version (version) VALUES (?) ON CONFLICT (version) DO NOTHING",
          version);
      LOG.info("SBX-6020 chat directory: tables brought to version {}", version);
    }
  }

  private static List<String> chats() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS chat (chat_id TEXT NOT NULL PRIMARY KEY,"
            + " origins TEXT NOT NULL, name_as_of TEXT, name TEXT, name_updated_at TEXT,"
            + " icon_as_of TEXT, icon TEXT, icon_updated_at TEXT,"
            + " is_group_as_of TEXT, is_group BIGINT, service_as_of TEXT, service TEXT,"
            + " owner_handle_as_of TEXT, owner_handle TEXT,"
            + " health_since TEXT, health_seen_at TEXT, health_status TEXT, health_doc_url TEXT,"
            + " created_at TEXT NOT NULL, typing_started_at TEXT, typing_stopped_at TEXT)",
        "CREATE INDEX IF NOT EXISTS chat_by_time ON chat (created_at, chat_id)",
        "CREATE INDEX IF NOT EXISTS chat_by_health ON chat (health_status, created_at, chat_id)",
        "CREATE INDEX IF NOT EXISTS chat_by_owner ON chat (owner_handle)",
        "CREATE TABLE IF NOT EXISTS chat_member (chat_id TEXT NOT NULL, handle TEXT NOT NULL,"
            + " origins TEXT NOT NULL, handle_id_as_of TEXT, handle_id TEXT,"
            + " service_as_of TEXT, service TEXT, is_me_as_of TEXT, is_me BIGINT,"
            + " joined_at TEXT, left_at TEXT, removed_at TEXT,"
            + " joining_reported_at TEXT, leaving_reported_at TEXT,"
            + " PRIMARY KEY (chat_id, handle))",
        "CREATE INDEX IF NOT EXISTS chat_member_by_handle ON chat_member (handle, chat_id)",
        "CREATE TABLE IF NOT EXISTS chat_health (chat_id TEXT NOT NULL, since TEXT NOT NULL,"
            + " status TEXT NOT NULL, PRIMARY KEY (chat_id, since, status))",
        "CREATE TABLE IF NOT EXISTS chat_change (event_id TEXT NOT NULL PRIMARY KEY,"
            + " chat_id TEXT NOT NULL, kind TEXT NOT NULL, old_value TEXT, new_value TEXT,"
            + " changed_by TEXT, changed_at TEXT NOT NULL, updated_at TEXT)",
        "CREATE INDEX IF NOT EXISTS chat_change_by_chat"
            + " ON chat_change (chat_id, changed_at, event_id)",
        "CREATE TABLE IF NOT EXISTS chat_update_failure (event_id TEXT NOT NULL PRIMARY KEY,"
            + " chat_id TEXT NOT NULL, kind TEXT NOT NULL, error_code BIGINT,"
            + " failed_at TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS chat_update_failure_by_chat"
            + " ON chat_update_failure (chat_id, failed_at, event_id)",
        "CREATE TABLE IF NOT EXISTS chat_event (endpoint TEXT NOT NULL,"
            + " event_id TEXT NOT NULL, sequence BIGINT NOT NULL, event_type TEXT NOT NULL,"
            + " chat_id TEXT, created_at TEXT, PRIMARY KEY (endpoint, event_id))",
        "CREATE INDEX IF NOT EXISTS chat_event_by_chat ON chat_event (chat_id)");
  }
}

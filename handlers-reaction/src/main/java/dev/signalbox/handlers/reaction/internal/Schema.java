package dev.signalbox.handlers.reaction.internal;

import java.sql.SQLException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The tables, made by numbered steps. {@code reaction_schema_version} has a row for each step that
 * was taken; a later version of this bundle adds steps and never changes one.
 *
 * <p>SQL that SQLite and PostgreSQL both take. No column depends on the order of arrival.
 */
final class Schema {

  private static final Logger LOG = LoggerFactory.getLogger(Schema.class);

  private final List<List<String>> steps = List.of(reactions());
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
        "CREATE TABLE IF NOT EXISTS reaction_schema_version (version BIGINT NOT NULL PRIMARY KEY)");
    int version = version(sql);
    if (version > steps.size()) {
      throw new StoreException(
          "the tables of the reactions are at version "
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
            row -> row.getInt(1), "SELECT COALESCE(MAX(version), 0) FROM reaction_schema_version")
        .get(0);
  }

  private void migrate(Sql sql, int from) throws SQLException {
    for (int version = from + 1; version <= steps.size(); version++) {
      for (String statement : steps.get(version - 1)) {
        sql.update(statement);
      }
      sql.update(
          "INSERT INTO reaction_schema_version (version) VALUES (?)"
              + " ON CONFLICT (version) DO NOTHING",
          version);
      LOG.info("SBX-6060 reactions: tables brought to version {}", version);
    }
  }

  private static List<String> reactions() {
    return List.of(
        "CREATE TABLE IF NOT EXISTS reaction (message_id TEXT NOT NULL,"
            + " part_index BIGINT NOT NULL, from_me BIGINT NOT NULL, person TEXT NOT NULL,"
            + " kind TEXT NOT NULL, emoji TEXT NOT NULL, sticker TEXT NOT NULL,"
            + " standing BIGINT NOT NULL,"
            + " added_at TEXT, added_created_at TEXT, added_event_id TEXT, added_endpoint TEXT,"
            + " removed_at TEXT, removed_created_at TEXT, removed_event_id TEXT,"
            + " removed_endpoint TEXT,"
            + " handle TEXT, handle_id TEXT, service TEXT, sticker_file_name TEXT,"
            + " sticker_mime_type TEXT, sticker_url TEXT, sticker_width BIGINT,"
            + " sticker_height BIGINT,"
            + " PRIMARY KEY (message_id, part_index, from_me, person, kind, emoji, sticker))",
        "CREATE INDEX IF NOT EXISTS reaction_by_person ON reaction (person)",
        "CREATE INDEX IF NOT EXISTS reaction_by_handle ON reaction (handle)",
        "CREATE TABLE IF NOT EXISTS reaction_message (message_id TEXT NOT NULL PRIMARY KEY,"
            + " chat_id TEXT NOT NULL)",
        "CREATE INDEX IF NOT EXISTS reaction_message_by_chat"
            + " ON reaction_message (chat_id, message_id)",
        "CREATE TABLE IF NOT EXISTS reaction_event (endpoint TEXT NOT NULL,"
            + " event_id TEXT NOT NULL, event_type TEXT NOT NULL, message_id TEXT,"
            + " created_at TEXT, PRIMARY KEY (endpoint, event_id))");
  }
}

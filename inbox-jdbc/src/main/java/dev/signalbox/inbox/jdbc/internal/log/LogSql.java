package dev.signalbox.inbox.jdbc.internal.log;

/** Every statement on the log. Plain SQL, but for the marked ones. */
final class LogSql {

  static final String SELECT_STATE =
      "SELECT last_sequence, events, unreadable, conflicts FROM signalbox_state WHERE id = 1";
  static final String UPDATE_STATE =
      "UPDATE signalbox_state SET last_sequence = ?, events = ?, unreadable = ?, conflicts = ?"
          + " WHERE id = 1";

  static final String INSERT_EVENT =
      "INSERT INTO signalbox_event"
          + " (sequence, event_type, endpoint, readable, received_at, event_id, body)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  static final String INSERT_DEDUPE =
      "INSERT INTO signalbox_dedupe (sequence, received_at, body_digest, dedupe_key)"
          + " VALUES (?, ?, ?, ?)";
  static final String SELECT_INDEXED = "SELECT indexed_through FROM signalbox_state WHERE id = 1";
  static final String UPDATE_INDEXED =
      "UPDATE signalbox_state SET indexed_through = ? WHERE id = 1";
  static final String SELECT_UNINDEXED =
      "SELECT sequence, dedupe_key, body_digest FROM signalbox_dedupe WHERE sequence > ?"
          + " ORDER BY sequence";
  static final String INSERT_KEY =
      "INSERT INTO signalbox_key (dedupe_key, sequence) VALUES (?, ?)"
          + " ON CONFLICT (dedupe_key) DO NOTHING";
  static final String INSERT_CONFLICT =
      "INSERT INTO signalbox_conflict"
          + " (sequence, received_at, endpoint, event_type, event_id,"
          + " body_digest, body_length, body_start)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)";
  static final String UPSERT_BLOCK =
      "INSERT INTO signalbox_block (first_sequence, last_sequence, min_received, max_received,"
          + " events, dedupe_keys, id_hashes) VALUES (?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (first_sequence) DO UPDATE SET last_sequence = excluded.last_sequence,"
          + " min_received = excluded.min_received, max_received = excluded.max_received,"
          + " events = signalbox_block.events + excluded.events,"
          + " dedupe_keys = signalbox_block.dedupe_keys + excluded.dedupe_keys,"
          + " id_hashes = excluded.id_hashes";
  static final String SELECT_LAST_BLOCK =
      "SELECT first_sequence, last_sequence, min_received, max_received, id_hashes"
          + " FROM signalbox_block ORDER BY first_sequence DESC LIMIT 1";

  private static final String EVENT_COLUMNS =
      "sequence, event_type, endpoint, readable, received_at, event_id, body";

  /** In the order of sequence, to be followed by conditions; see {@link EventRows}. */
  static final String SELECT_EVENTS =
      "SELECT " + EVENT_COLUMNS + " FROM signalbox_event WHERE sequence > ? AND sequence < ?";

  static final String AND_READABLE = " AND readable = 1";
  static final String AND_TYPE = " AND event_type = ?";
  static final String AND_ENDPOINT = " AND endpoint = ?";
  static final String AND_FROM = " AND received_at >= ?";
  static final String AND_TO = " AND received_at < ?";

  static final String BY_SEQUENCE = " ORDER BY sequence";

  static final String BY_SEQUENCE_NEWEST_FIRST = " ORDER BY sequence DESC";

  static final String SELECT_EVENT =
      "SELECT " + EVENT_COLUMNS + " FROM signalbox_event WHERE sequence = ?";
  static final String SELECT_NEXT_OF_TYPE =
      "SELECT sequence FROM signalbox_event WHERE event_type = ? AND sequence > ? AND sequence <= ?"
          + " ORDER BY sequence LIMIT 1";
  static final String SELECT_UNREADABLE =
      "SELECT "
          + EVENT_COLUMNS
          + " FROM signalbox_event WHERE readable = 0 AND sequence < ? ORDER BY sequence DESC";
  static final String SELECT_BLOCKS_WITHIN =
      "SELECT first_sequence, last_sequence FROM signalbox_block"
          + " WHERE events > 0 AND max_received >= ? AND min_received < ? ORDER BY first_sequence";
  static final String SELECT_ENDS_WITHIN =
      "SELECT min(sequence), max(sequence) FROM signalbox_event"
          + " WHERE sequence >= ? AND sequence <= ? AND received_at >= ? AND received_at < ?";

  /** SQLite only: {@code instr} on binary values. */
  static final String SELECT_BLOCKS_WITH_HASH =
      "SELECT first_sequence, id_hashes FROM signalbox_block WHERE instr(id_hashes, ?) > 0"
          + " ORDER BY first_sequence";

  static final String SELECT_PURGEABLE_BLOCKS =
      "SELECT first_sequence, last_sequence FROM signalbox_block WHERE first_sequence > ? AND ("
          + "(events > 0 AND (min_received < ? OR (min_received < ? AND first_sequence <= ?)))"
          + " OR (dedupe_keys > 0 AND min_received < ?)) ORDER BY first_sequence LIMIT ?";
  private static final String PURGEABLE_EVENTS =
      " FROM signalbox_event WHERE sequence >= ? AND sequence <= ?"
          + " AND (received_at < ? OR (received_at < ? AND sequence <= ?))";
  static final String COUNT_PURGEABLE =
      "SELECT count(*), coalesce(sum(1 - readable), 0)" + PURGEABLE_EVENTS;
  static final String DELETE_EVENTS = "DELETE" + PURGEABLE_EVENTS;
  private static final String OLD_DEDUPE =
      " FROM signalbox_dedupe WHERE sequence >= ? AND sequence <= ? AND received_at < ?";
  static final String SELECT_OLD_DEDUPE = "SELECT dedupe_key" + OLD_DEDUPE;
  static final String DELETE_KEYS =
      "DELETE FROM signalbox_key WHERE dedupe_key IN (SELECT dedupe_key" + OLD_DEDUPE + ")";
  static final String DELETE_DEDUPE = "DELETE" + OLD_DEDUPE;
  static final String SHRINK_BLOCK =
      "UPDATE signalbox_block SET events = events - ?, dedupe_keys = dedupe_keys - ?"
          + " WHERE first_sequence = ?";
  static final String DELETE_EMPTY_BLOCK =
      "DELETE FROM signalbox_block WHERE first_sequence = ? AND events = 0 AND dedupe_keys = 0";
  static final String DELETE_CONFLICTS =
      "DELETE FROM signalbox_conflict WHERE id IN"
          + " (SELECT id FROM signalbox_conflict WHERE received_at < ? ORDER BY id LIMIT ?)";

  /**
   * SQLite only: {@code instr} on binary values. A backslash may begin an escape, so such bodies
   * need a closer look.
   */
  static final String SELECT_BODIES =
      "SELECT sequence, event_id, event_type, body FROM signalbox_event"
          + " WHERE sequence > ? AND sequence <= ?"
          + " AND (instr(body, ?) > 0 OR instr(body, X'5C') > 0)";

  /** SQLite only: {@code zeroblob}. */
  static final String WIPE_BODY =
      "UPDATE signalbox_event SET body = zeroblob(length(body)) WHERE sequence = ?";

  static final String UPDATE_BODY = "UPDATE signalbox_event SET body = ? WHERE sequence = ?";
  static final String SELECT_FIRST =
      "SELECT coalesce(min(sequence), 0) FROM signalbox_event WHERE sequence > 0";
  static final String SELECT_CONFLICT_BODIES =
      "SELECT id, event_id, event_type, body_start, body_length FROM signalbox_conflict"
          + " WHERE id > ? ORDER BY id LIMIT ?";

  /** SQLite only: {@code zeroblob}. */
  static final String WIPE_CONFLICT_BODY =
      "UPDATE signalbox_conflict SET body_start = zeroblob(length(body_start)) WHERE id = ?";

  static final String UPDATE_CONFLICT_BODY =
      "UPDATE signalbox_conflict SET body_start = ? WHERE id = ?";

  static final String SELECT_HANDLERS =
      "SELECT h.name, h.first_seen, h.paused, i.event_type, i.parked_through, i.live_from"
          + " FROM signalbox_handler h LEFT JOIN signalbox_interest i ON i.handler = h.name"
          + " ORDER BY h.name, i.place";
  static final String UPSERT_HANDLER =
      "INSERT INTO signalbox_handler (name, first_seen, paused) VALUES (?, ?, ?)"
          + " ON CONFLICT (name) DO UPDATE SET first_seen = excluded.first_seen,"
          + " paused = excluded.paused";
  static final String DELETE_INTERESTS = "DELETE FROM signalbox_interest WHERE handler = ?";
  static final String INSERT_INTEREST =
      "INSERT INTO signalbox_interest (handler, place, event_type, parked_through, live_from)"
          + " VALUES (?, ?, ?, ?, ?)";

  static final String CLEAR_PROBE = "DELETE FROM signalbox_probe";
  static final String INSERT_PROBE = "INSERT INTO signalbox_probe (id, content) VALUES (1, ?)";

  /** SQLite only: moves all committed pages to the file and syncs it. */
  static final String CHECKPOINT = "PRAGMA wal_checkpoint(TRUNCATE)";

  /** SQLite only: moves what it can without keeping anybody waiting. */
  static final String CHECKPOINT_ALONGSIDE = "PRAGMA wal_checkpoint(PASSIVE)";

  private LogSql() {}

  /** Those of so many dedupe keys that are in the table of keys. */
  static String selectKeys(int keys) {
    return "SELECT k.dedupe_key, d.body_digest, k.sequence FROM signalbox_key k"
        + " JOIN signalbox_dedupe d ON d.sequence = k.sequence WHERE k.dedupe_key IN ("
        + "?, ".repeat(keys - 1)
        + "?)";
  }
}

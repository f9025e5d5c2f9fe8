package dev.signalbox.inbox.jdbc.internal.ledger;

/** Every statement on a ledger. Plain SQL. */
final class LedgerSql {

  static final String SAVEPOINT = "SAVEPOINT signalbox_event";
  static final String ROLLBACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT signalbox_event";
  static final String RELEASE_SAVEPOINT = "RELEASE SAVEPOINT signalbox_event";

  static final String SELECT_POSITION = "SELECT sequence FROM signalbox_position WHERE id = 1";
  static final String UPDATE_POSITION = "UPDATE signalbox_position SET sequence = ? WHERE id = 1";

  private static final String WAITING_COLUMNS =
      "SELECT sequence, order_key, attempts, due, error, replay FROM signalbox_waiting";
  static final String SELECT_ALL_WAITING = WAITING_COLUMNS + " ORDER BY sequence";
  static final String SELECT_WAITING = WAITING_COLUMNS + " WHERE sequence = ?";
  static final String UPSERT_WAITING =
      "INSERT INTO signalbox_waiting (sequence, order_key, attempts, due, error, replay)"
          + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (sequence) DO UPDATE SET"
          + " order_key = excluded.order_key, attempts = excluded.attempts, due = excluded.due,"
          + " error = excluded.error, replay = excluded.replay";
  static final String DELETE_WAITING = "DELETE FROM signalbox_waiting WHERE sequence = ?";

  private static final String DEAD_COLUMNS =
      "SELECT sequence, attempts, dead_at, error, event_type, endpoint, readable, received_at,"
          + " event_id, body FROM signalbox_dead";
  static final String SELECT_DEAD_AFTER =
      DEAD_COLUMNS + " WHERE sequence > ? ORDER BY sequence LIMIT ?";
  static final String SELECT_DEAD = DEAD_COLUMNS + " WHERE sequence = ?";
  static final String UPSERT_DEAD =
      "INSERT INTO signalbox_dead (sequence, attempts, dead_at, error, event_type, endpoint,"
          + " readable, received_at, event_id, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
          + " ON CONFLICT (sequence) DO UPDATE SET attempts = excluded.attempts,"
          + " dead_at = excluded.dead_at, error = excluded.error,"
          + " event_type = excluded.event_type, endpoint = excluded.endpoint,"
          + " readable = excluded.readable, received_at = excluded.received_at,"
          + " event_id = excluded.event_id, body = excluded.body";
  static final String DELETE_DEAD = "DELETE FROM signalbox_dead WHERE sequence = ?";

  static final String SELECT_REPLAYS = "SELECT id, next, last FROM signalbox_replay ORDER BY id";
  static final String INSERT_REPLAY = "INSERT INTO signalbox_replay (next, last) VALUES (?, ?)";
  static final String ADVANCE_REPLAY = "UPDATE signalbox_replay SET next = ? WHERE id = ?";
  static final String DELETE_DONE_REPLAY =
      "DELETE FROM signalbox_replay WHERE id = ? AND next > last";

  static final String SELECT_OUTBOX =
      "SELECT id, endpoint, dedupe_key, event_id, event_type, readable, received_at, body"
          + " FROM signalbox_outbox ORDER BY id LIMIT ?";
  static final String INSERT_OUTBOX =
      "INSERT INTO signalbox_outbox (endpoint, dedupe_key, event_id, event_type, readable,"
          + " received_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)";
  static final String DELETE_OUTBOX = "DELETE FROM signalbox_outbox WHERE id = ?";

  static final String SELECT_DEAD_TEXTS =
      "SELECT sequence, event_id, event_type, body, error FROM signalbox_dead"
          + " WHERE sequence > ? ORDER BY sequence LIMIT ?";

  /** SQLite only: {@code zeroblob}. So do the two others of this kind. */
  static final String WIPE_DEAD =
      "UPDATE signalbox_dead SET body = zeroblob(length(body)),"
          + " error = zeroblob(length(CAST(error AS BLOB))) WHERE sequence = ?";

  static final String WIPE_OUTBOX =
      "UPDATE signalbox_outbox SET body = zeroblob(length(body)) WHERE id = ?";
  static final String WIPE_WAITING =
      "UPDATE signalbox_waiting SET error = zeroblob(length(CAST(error AS BLOB)))"
          + " WHERE sequence = ?";
  static final String BLANK_DEAD =
      "UPDATE signalbox_dead SET body = ?, error = ? WHERE sequence = ?";
  static final String SELECT_OUTBOX_TEXTS =
      "SELECT id, event_id, event_type, body, '' FROM signalbox_outbox"
          + " WHERE id > ? ORDER BY id LIMIT ?";

  /** Has no error; the text in its place changes nothing. */
  static final String BLANK_OUTBOX =
      "UPDATE signalbox_outbox SET body = ? WHERE ? IS NOT NULL AND id = ?";

  static final String SELECT_WAITING_TEXTS =
      "SELECT sequence, '', '', X'', error FROM signalbox_waiting"
          + " WHERE sequence > ? ORDER BY sequence LIMIT ?";

  /** Has no body; the bytes in its place change nothing. */
  static final String BLANK_WAITING =
      "UPDATE signalbox_waiting SET error = CASE WHEN ? IS NULL THEN NULL ELSE ? END WHERE sequence = ?";

  /** One statement, so that all sizes are of the same moment. */
  static final String SELECT_COUNTS =
      "SELECT (SELECT sequence FROM signalbox_position WHERE id = 1),"
          + " (SELECT count(*) FROM signalbox_waiting), (SELECT count(*) FROM signalbox_dead),"
          + " (SELECT count(*) FROM signalbox_outbox),"
          + " (SELECT min(sequence) FROM signalbox_waiting),"
          + " (SELECT min(next) FROM signalbox_replay)";

  private LedgerSql() {}
}

package dev.signalbox.inbox.jdbc.internal.postgres;

/** Every statement on a ledger, in the schema of the log. */
final class LedgerSql {

  /** The only shard there is as long as a handler is worked by one node at a time. */
  static final int SHARD = 0;

  static final String SAVEPOINT = "SAVEPOINT signalbox_event";
  static final String ROLLBACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT signalbox_event";
  static final String RELEASE_SAVEPOINT = "RELEASE SAVEPOINT signalbox_event";

  final String selectStorage;
  final String insertLedger;
  final String insertShard;
  final String nextEpoch;
  final String lockEpoch;
  final String selectPosition;
  final String updatePosition;
  final String selectAllWaiting;
  final String selectWaiting;
  final String upsertWaiting;
  final String deleteWaiting;
  final String selectDeadAfter;
  final String selectDead;
  final String upsertDead;
  final String deleteDead;
  final String selectReplays;
  final String insertReplay;
  final String advanceReplay;
  final String deleteDoneReplay;
  final String selectOutbox;
  final String insertOutbox;
  final String deleteOutbox;
  final String selectCounts;
  final String selectDeadTexts;
  final String blankDead;
  final String selectOutboxTexts;
  final String blankOutbox;
  final String selectWaitingTexts;
  final String blankWaiting;

  /** For the tables of a schema. */
  LedgerSql(String schema) {
    String ledger = schema + ".ledger";
    String shard = schema + ".ledger_shard";
    String waiting = schema + ".ledger_waiting";
    String dead = schema + ".ledger_dead";
    String replay = schema + ".ledger_replay";
    String outbox = schema + ".ledger_outbox";
    selectStorage = "SELECT storage FROM " + ledger + " WHERE handler = ?";
    insertLedger =
        "INSERT INTO " + ledger + " (handler, storage) VALUES (?, ?) ON CONFLICT DO NOTHING";
    insertShard =
        "INSERT INTO "
            + shard
            + " (handler, shard, position, epoch, node) VALUES (?, 0, 0, 0, '')"
            + " ON CONFLICT DO NOTHING";
    nextEpoch =
        "UPDATE "
            + shard
            + " SET epoch = epoch + 1, node = ? WHERE handler = ? AND shard = 0 RETURNING epoch";
    lockEpoch = "SELECT epoch, node FROM " + shard + " WHERE handler = ? AND shard = 0 FOR UPDATE";
    selectPosition = "SELECT position FROM " + shard + " WHERE handler = ? AND shard = 0";
    updatePosition = "UPDATE " + shard + " SET position = ? WHERE handler = ? AND shard = 0";
    String waitingColumns =
        "SELECT sequence, order_key, attempts, due, error, replay FROM "
            + waiting
            + " WHERE handler = ?";
    selectAllWaiting = waitingColumns + " ORDER BY sequence";
    selectWaiting = waitingColumns + " AND sequence = ?";
    upsertWaiting =
        "INSERT INTO "
            + waiting
            + " (handler, shard, sequence, order_key, attempts, due, error, replay)"
            + " VALUES (?, 0, ?, ?, ?, ?, ?, ?) ON CONFLICT (handler, sequence) DO UPDATE SET"
            + " order_key = excluded.order_key, attempts = excluded.attempts, due = excluded.due,"
            + " error = excluded.error, replay = excluded.replay";
    deleteWaiting = "DELETE FROM " + waiting + " WHERE handler = ? AND sequence = ?";
    String deadColumns =
        "SELECT sequence, attempts, dead_at, error, event_type, endpoint, readable, received_at,"
            + " event_id, body FROM "
            + dead
            + " WHERE handler = ?";
    selectDeadAfter = deadColumns + " AND sequence > ? ORDER BY sequence LIMIT ?";
    selectDead = deadColumns + " AND sequence = ?";
    upsertDead =
        "INSERT INTO "
            + dead
            + " (handler, sequence, attempts, dead_at, error, event_type, endpoint, readable,"
            + " received_at, event_id, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (handler, sequence) DO UPDATE SET attempts = excluded.attempts,"
            + " dead_at = excluded.dead_at, error = excluded.error,"
            + " event_type = excluded.event_type, endpoint = excluded.endpoint,"
            + " readable = excluded.readable, received_at = excluded.received_at,"
            + " event_id = excluded.event_id, body = excluded.body";
    deleteDead = "DELETE FROM " + dead + " WHERE handler = ? AND sequence = ?";
    selectReplays = "SELECT id, next, last FROM " + replay + " WHERE handler = ? ORDER BY id";
    insertReplay = "INSERT INTO " + replay + " (handler, shard, next, last) VALUES (?, 0, ?, ?)";
    advanceReplay = "UPDATE " + replay + " SET next = ? WHERE handler = ? AND id = ?";
    deleteDoneReplay = "DELETE FROM " + replay + " WHERE handler = ? AND id = ? AND next > last";
    selectOutbox =
        "SELECT id, endpoint, dedupe_key, event_id, event_type, readable, received_at, body FROM "
            + outbox
            + " WHERE handler = ? ORDER BY id LIMIT ?";
    insertOutbox =
        "INSERT INTO "
            + outbox
            + " (handler, shard, endpoint, dedupe_key, event_id, event_type, readable,"
            + " received_at, body) VALUES (?, 0, ?, ?, ?, ?, ?, ?, ?)";
    deleteOutbox = "DELETE FROM " + outbox + " WHERE handler = ? AND id = ANY (?)";
    selectCounts =
        "SELECT (SELECT position FROM "
            + shard
            + " WHERE handler = h.name AND shard = 0), (SELECT count(*) FROM "
            + waiting
            + " WHERE handler = h.name), (SELECT count(*) FROM "
            + dead
            + " WHERE handler = h.name), (SELECT count(*) FROM "
            + outbox
            + " WHERE handler = h.name), (SELECT min(sequence) FROM "
            + waiting
            + " WHERE handler = h.name), (SELECT min(next) FROM "
            + replay
            + " WHERE handler = h.name) FROM (SELECT CAST(? AS text) AS name) h";
    selectDeadTexts = texts(dead, "sequence", "event_id, event_type, body, error");
    blankDead = "UPDATE " + dead + " SET body = ?, error = ? WHERE handler = ? AND sequence = ?";
    selectOutboxTexts = texts(outbox, "id", "event_id, event_type, body, ''");
    // Has no error, and the next one no body: what stands in its place changes nothing.
    blankOutbox =
        "UPDATE "
            + outbox
            + " SET body = ? WHERE CAST(? AS text) IS NOT NULL AND handler = ? AND id = ?";
    selectWaitingTexts = texts(waiting, "sequence", "'', '', ''::bytea, error");
    blankWaiting =
        "UPDATE "
            + waiting
            + " SET error = CASE WHEN CAST(? AS bytea) IS NULL THEN NULL ELSE ? END"
            + " WHERE handler = ? AND sequence = ?";
  }

  private static String texts(String table, String id, String columns) {
    return "SELECT "
        + id
        + ", "
        + columns
        + " FROM "
        + table
        + " WHERE handler = ? AND "
        + id
        + " > ? ORDER BY "
        + id
        + " LIMIT ?";
  }
}

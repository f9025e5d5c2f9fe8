package dev.signalbox.inbox.jdbc.internal.postgres;

/** Every statement on a ledger, in the schema of the log. */
final class LedgerSql {

  /** What nodes tell each other when there is something else than new events to look for. */
  static final String LEDGER = "ledger";

  static final String SAVEPOINT = "SAVEPOINT signalbox_event";
  static final String ROLLBACK_TO_SAVEPOINT = "ROLLBACK TO SAVEPOINT signalbox_event";
  static final String RELEASE_SAVEPOINT = "RELEASE SAVEPOINT signalbox_event";

  final String selectLedger;
  final String insertLedger;
  final String insertShard;
  final String nextEpoch;
  final String selectHolder;
  final String leave;
  final String lockEpochs;
  final String lockAll;
  final String nextRevision;
  final String notifyNodes;
  final String selectRevisions;
  final String selectPositions;
  final String selectReached;
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
  final String selectOwnOutbox;
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
    String shardOf = schema + ".shard_of_1(?, ?)";
    selectLedger = "SELECT storage, shards FROM " + ledger + " WHERE handler = ?";
    insertLedger =
        "INSERT INTO "
            + ledger
            + " (handler, storage, shards) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    insertShard =
        "INSERT INTO "
            + shard
            + " (handler, shard, position, epoch, node) SELECT l.handler, n, 0, 0, '' FROM "
            + ledger
            + " l, generate_series(0, l.shards - 1) n WHERE l.handler = ? ON CONFLICT DO NOTHING";
    nextEpoch =
        "UPDATE "
            + shard
            + " SET epoch = epoch + 1, node = ? WHERE handler = ? AND shard = ? RETURNING epoch";
    selectHolder = "SELECT node FROM " + shard + " WHERE handler = ? AND shard = ?";
    leave = "UPDATE " + shard + " SET node = '' WHERE handler = ? AND node = ? AND shard = ANY (?)";
    // In order, so that nobody waits for somebody who waits for him.
    String locked = " ORDER BY shard FOR UPDATE";
    String shards = "SELECT shard, epoch, revision, position FROM " + shard + " WHERE handler = ?";
    lockEpochs = shards + " AND shard = ANY (?)" + locked;
    lockAll = shards + locked;
    nextRevision = "UPDATE " + shard + " SET revision = revision + 1 WHERE handler = ?";
    notifyNodes = "SELECT pg_notify('" + schema + "', '" + LEDGER + "')";
    selectRevisions =
        "SELECT handler, max(revision) FROM " + shard + " WHERE handler = ANY (?) GROUP BY handler";
    selectPositions = shards + " AND shard = ANY (?)";
    selectReached = "SELECT max(position) FROM " + shard + " WHERE handler = ?";
    selectPosition = "SELECT position FROM " + shard + " WHERE handler = ? AND shard = " + shardOf;
    updatePosition = "UPDATE " + shard + " SET position = ? WHERE handler = ? AND shard = ANY (?)";
    String waitingColumns =
        "SELECT sequence, order_key, attempts, due, error, replay FROM "
            + waiting
            + " WHERE handler = ?";
    selectAllWaiting = waitingColumns + " AND shard = ANY (?) ORDER BY sequence";
    selectWaiting = waitingColumns + " AND sequence = ?";
    upsertWaiting =
        "INSERT INTO "
            + waiting
            + " (handler, shard, sequence, order_key, attempts, due, error, replay)"
            + " VALUES (?, "
            + shardOf
            + ", ?, ?, ?, ?, ?, ?) ON CONFLICT (handler, sequence) DO UPDATE SET"
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
            + " (handler, shard, sequence, attempts, dead_at, error, event_type, endpoint,"
            + " readable, received_at, event_id, body) VALUES (?, "
            + shardOf
            + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (handler, sequence) DO UPDATE SET attempts = excluded.attempts,"
            + " dead_at = excluded.dead_at, error = excluded.error,"
            + " event_type = excluded.event_type, endpoint = excluded.endpoint,"
            + " readable = excluded.readable, received_at = excluded.received_at,"
            + " event_id = excluded.event_id, body = excluded.body";
    deleteDead = "DELETE FROM " + dead + " WHERE handler = ? AND sequence = ?";
    selectReplays =
        "SELECT id, shard, next, last FROM "
            + replay
            + " WHERE handler = ? AND shard = ANY (?) ORDER BY id";
    insertReplay =
        "INSERT INTO "
            + replay
            + " (handler, shard, next, last) SELECT s.handler, s.shard, CAST(? AS bigint),"
            + " least(CAST(? AS bigint), s.position) FROM "
            + shard
            + " s WHERE s.handler = ? AND s.position >= ?";
    advanceReplay = "UPDATE " + replay + " SET next = ? WHERE handler = ? AND id = ?";
    deleteDoneReplay = "DELETE FROM " + replay + " WHERE handler = ? AND id = ? AND next > last";
    String outboxColumns =
        "SELECT id, endpoint, dedupe_key, event_id, event_type, readable, received_at, body FROM "
            + outbox
            + " WHERE handler = ?";
    selectOutbox = outboxColumns + " ORDER BY id LIMIT ?";
    selectOwnOutbox = outboxColumns + " AND shard = ANY (?) ORDER BY id LIMIT ?";
    insertOutbox =
        "INSERT INTO "
            + outbox
            + " (handler, shard, endpoint, dedupe_key, event_id, event_type, readable,"
            + " received_at, body) VALUES (?, "
            + shardOf
            + ", ?, ?, ?, ?, ?, ?, ?)";
    deleteOutbox = "DELETE FROM " + outbox + " WHERE handler = ? AND id = ANY (?)";
    selectCounts =
        "SELECT (SELECT min(position) FROM "
            + shard
            + " WHERE handler = h.name), (SELECT count(*) FROM "
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

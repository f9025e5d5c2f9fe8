-- The keys of a handler are spread over shards, which several nodes work at the same time.

-- Of the order key, or of the event where it has none; not negative. Made when the event is stored, so that all nodes
-- find the event in the same shard, whatever version of a plug-in they have. What a node of the release before stores
-- is in shard 0.
ALTER TABLE event ADD COLUMN order_hash integer NOT NULL DEFAULT 0;

-- Never changes; a ledger of the release before stays in one shard.
ALTER TABLE ledger ADD COLUMN shards smallint NOT NULL DEFAULT 1;

-- Counts the changes by anybody but the holder. The same in all shards of a handler.
ALTER TABLE ledger_shard ADD COLUMN revision bigint NOT NULL DEFAULT 0;
ALTER TABLE ledger_dead ADD COLUMN shard smallint NOT NULL DEFAULT 0;

-- The nodes. One is there as long as a session of it holds the advisory lock of its row; the row of one that is not is
-- rubbish.
CREATE TABLE node (
  id text PRIMARY KEY,
  name text NOT NULL,
  version text NOT NULL,
  since bigint NOT NULL,
  lock_key bigint NOT NULL
);
-- The handlers that a node has. It takes part in the work on one as long as it holds the lock of that row.
CREATE TABLE node_handler (
  node text NOT NULL REFERENCES node (id) ON DELETE CASCADE,
  handler text NOT NULL,
  lock_key bigint,
  version text NOT NULL DEFAULT '',
  source text NOT NULL DEFAULT '',
  state text NOT NULL DEFAULT '',
  handled bigint NOT NULL DEFAULT 0,
  failed bigint NOT NULL DEFAULT 0,
  breaker text NOT NULL DEFAULT '',
  last_error text NOT NULL DEFAULT '',
  PRIMARY KEY (node, handler)
);

-- Whether some session has an advisory lock.
CREATE FUNCTION is_locked_1(p_key bigint) RETURNS boolean LANGUAGE sql VOLATILE AS $$
  SELECT EXISTS (SELECT FROM pg_catalog.pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
    AND l.database = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = current_database())
    AND l.classid::bigint = (p_key >> 32) & 4294967295 AND l.objid::bigint = p_key & 4294967295)
$$;

-- In which shard of a handler an event is, also when only the ledger still knows it.
CREATE FUNCTION shard_of_1(p_handler text, p_sequence bigint) RETURNS smallint LANGUAGE sql STABLE AS $$
  SELECT COALESCE(
    (SELECT mod(e.order_hash, l.shards::integer)::smallint FROM ${flyway:defaultSchema}.event e,
      ${flyway:defaultSchema}.ledger l WHERE e.sequence = p_sequence AND l.handler = p_handler),
    (SELECT w.shard FROM ${flyway:defaultSchema}.ledger_waiting w
      WHERE w.handler = p_handler AND w.sequence = p_sequence),
    (SELECT d.shard FROM ${flyway:defaultSchema}.ledger_dead d
      WHERE d.handler = p_handler AND d.sequence = p_sequence),
    0::smallint)
$$;

-- As append_events_1, which nodes of the release before go on using, with the hashes of the order keys.
CREATE FUNCTION append_events_2(
  p_node text, p_keys bytea[], p_digests bytea[], p_days integer[], p_received bigint[], p_readable smallint[],
  p_type_hashes integer[], p_id_hashes integer[], p_types text[], p_endpoints text[], p_ids text[],
  p_bodies bytea[], p_order_hashes integer[], p_kept integer)
RETURNS TABLE (
  place bigint, at_sequence bigint, outcome integer,
  at_version bigint, all_events bigint, all_unreadable bigint, all_conflicts bigint)
LANGUAGE plpgsql AS $$
DECLARE
  s ${flyway:defaultSchema}.state%ROWTYPE;
  last bigint;
BEGIN
  SELECT t.* INTO s FROM ${flyway:defaultSchema}.state t WHERE t.id = 1 FOR UPDATE;
  RETURN QUERY
  WITH input AS MATERIALIZED (
    SELECT i.* FROM unnest(p_keys, p_digests, p_days, p_received, p_readable, p_type_hashes, p_id_hashes, p_types,
      p_endpoints, p_ids, p_bodies, p_order_hashes) WITH ORDINALITY
      AS i (k, digest, d, received, is_readable, type_hash, id_hash, type, endpoint, id, body, order_hash, n)),
  known AS MATERIALIZED (
    SELECT i.n, f.sequence, f.body_digest FROM input i CROSS JOIN LATERAL (
      SELECT x.sequence, x.body_digest FROM ${flyway:defaultSchema}.dedupe x
      WHERE x.dedupe_key = i.k AND x.received_at >= s.keys_before ORDER BY x.sequence DESC LIMIT 1) f),
  fresh AS MATERIALIZED (
    SELECT i.*, s.last_sequence + row_number() OVER (ORDER BY i.n) AS sequence FROM input i
    WHERE NOT EXISTS (SELECT FROM known f WHERE f.n = i.n)),
  other AS MATERIALIZED (
    SELECT i.*, f.sequence FROM input i JOIN known f ON f.n = i.n WHERE f.body_digest <> i.digest),
  new_events AS (
    INSERT INTO ${flyway:defaultSchema}.event (sequence, day, received_at, type_hash, id_hash, readable, event_type,
      endpoint, event_id, body, order_hash)
    SELECT f.sequence, f.d, f.received, f.type_hash, f.id_hash, f.is_readable, f.type, f.endpoint, f.id, f.body,
      f.order_hash FROM fresh f),
  new_keys AS (
    -- A key that is there and was not found above is one beyond the horizon.
    INSERT INTO ${flyway:defaultSchema}.dedupe AS t (dedupe_key, day, sequence, received_at, body_digest)
    SELECT f.k, f.d, f.sequence, f.received, f.digest FROM fresh f
    ON CONFLICT (dedupe_key, day) DO UPDATE
    SET sequence = excluded.sequence, received_at = excluded.received_at, body_digest = excluded.body_digest),
  new_conflicts AS (
    INSERT INTO ${flyway:defaultSchema}.conflict (id, day, sequence, received_at, endpoint, event_type, event_id,
      body_digest, body_length, body_start)
    SELECT nextval('${flyway:defaultSchema}.conflict_id'), o.d, o.sequence, o.received, o.endpoint, o.type, o.id,
      o.digest, length(o.body), substring(o.body FROM 1 FOR p_kept) FROM other o),
  now_holds AS (
    UPDATE ${flyway:defaultSchema}.state t SET version = s.version + 1,
      last_sequence = s.last_sequence + (SELECT count(*) FROM fresh),
      events = s.events + (SELECT count(*) FROM fresh),
      unreadable = s.unreadable + (SELECT count(*) FROM fresh f WHERE f.is_readable = 0),
      conflicts = s.conflicts + (SELECT count(*) FROM other)
    WHERE t.id = 1 RETURNING t.*)
  SELECT 0::bigint, h.last_sequence, 0, h.version, h.events, h.unreadable, h.conflicts FROM now_holds h
  UNION ALL SELECT f.n, f.sequence, 0, 0, 0, 0, 0 FROM fresh f
  UNION ALL SELECT i.n, f.sequence, CASE WHEN f.body_digest = i.digest THEN 1 ELSE 2 END, 0, 0, 0, 0
    FROM known f JOIN input i ON i.n = f.n;
  SELECT t.last_sequence INTO last FROM ${flyway:defaultSchema}.state t WHERE t.id = 1;
  IF last > s.last_sequence THEN
    PERFORM pg_notify('${flyway:defaultSchema}', p_node);
  END IF;
END $$;

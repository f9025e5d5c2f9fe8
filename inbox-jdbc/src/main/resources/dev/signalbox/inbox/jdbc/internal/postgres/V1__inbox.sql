-- The log, shared by all nodes. Times are milliseconds since 1970, days are days since 1970 in UTC, digests are 16
-- bytes. A later release adds migrations and never changes one; functions carry a version in their name, so that
-- nodes of two releases can work side by side.

-- One row. Whoever appends locks it first: so sequences grow in the order of commit, over all nodes.
CREATE TABLE state (
  id smallint PRIMARY KEY,
  version bigint NOT NULL,
  last_sequence bigint NOT NULL,
  events bigint NOT NULL,
  unreadable bigint NOT NULL,
  conflicts bigint NOT NULL,
  keys_before bigint NOT NULL
) WITH (fillfactor = 50);
INSERT INTO state VALUES (1, 0, 0, 0, 0, 0, -9223372036854775808);

CREATE TABLE event (
  sequence bigint NOT NULL,
  day integer NOT NULL,
  received_at bigint NOT NULL,
  type_hash integer NOT NULL,
  id_hash integer NOT NULL,
  readable smallint NOT NULL,
  event_type text NOT NULL,
  endpoint text NOT NULL,
  event_id text NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (sequence, day)
) PARTITION BY LIST (day);
-- Hashes: a type or an id may be longer than what an index takes.
CREATE INDEX event_type ON event (type_hash, sequence);
CREATE INDEX event_id ON event (id_hash);
CREATE INDEX event_received ON event (received_at, sequence);
CREATE INDEX event_unreadable ON event (sequence) WHERE readable = 0;

CREATE TABLE dedupe (
  dedupe_key bytea NOT NULL,
  day integer NOT NULL,
  sequence bigint NOT NULL,
  received_at bigint NOT NULL,
  body_digest bytea NOT NULL,
  PRIMARY KEY (dedupe_key, day)
) PARTITION BY LIST (day);

CREATE SEQUENCE conflict_id;
CREATE TABLE conflict (
  id bigint NOT NULL DEFAULT nextval('conflict_id'),
  day integer NOT NULL,
  sequence bigint NOT NULL,
  received_at bigint NOT NULL,
  endpoint text NOT NULL,
  event_type text NOT NULL,
  event_id text NOT NULL,
  body_digest bytea NOT NULL,
  body_length integer NOT NULL,
  body_start bytea NOT NULL,
  PRIMARY KEY (id, day)
) PARTITION BY LIST (day);
CREATE INDEX conflict_received ON conflict (received_at);

-- What retention has removed: events received before a time, up to a sequence. They are hidden from then on; a
-- day's table is dropped when nothing of it is left to be seen.
CREATE TABLE purged (
  received_before bigint NOT NULL,
  through bigint NOT NULL,
  PRIMARY KEY (received_before, through)
);

CREATE TABLE handler (
  name text PRIMARY KEY,
  first_seen bigint NOT NULL,
  paused smallint NOT NULL
);
CREATE TABLE interest (
  handler text NOT NULL REFERENCES handler (name) ON DELETE CASCADE,
  place integer NOT NULL,
  event_type text NOT NULL,
  parked_through bigint NOT NULL,
  live_from bigint NOT NULL,
  PRIMARY KEY (handler, place)
);

-- Ledgers. A handler's keys may be spread over shards; the epoch counts who has held a shard: a position can only
-- be committed by the last one.
CREATE TABLE ledger (
  handler text PRIMARY KEY,
  storage text NOT NULL UNIQUE
);
CREATE TABLE ledger_shard (
  handler text NOT NULL REFERENCES ledger (handler),
  shard smallint NOT NULL,
  position bigint NOT NULL,
  epoch bigint NOT NULL,
  node text NOT NULL,
  PRIMARY KEY (handler, shard)
) WITH (fillfactor = 50);
CREATE TABLE ledger_waiting (
  handler text NOT NULL,
  sequence bigint NOT NULL,
  shard smallint NOT NULL,
  order_key text NOT NULL,
  attempts integer NOT NULL,
  due bigint NOT NULL,
  error text NOT NULL,
  replay smallint NOT NULL,
  PRIMARY KEY (handler, sequence)
);
CREATE TABLE ledger_dead (
  handler text NOT NULL,
  sequence bigint NOT NULL,
  attempts integer NOT NULL,
  dead_at bigint NOT NULL,
  error text NOT NULL,
  event_type text NOT NULL,
  endpoint text NOT NULL,
  readable smallint NOT NULL,
  received_at bigint NOT NULL,
  event_id text NOT NULL,
  body bytea NOT NULL,
  PRIMARY KEY (handler, sequence)
);
CREATE TABLE ledger_replay (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handler text NOT NULL,
  shard smallint NOT NULL,
  next bigint NOT NULL,
  last bigint NOT NULL
);
CREATE INDEX ledger_replay_handler ON ledger_replay (handler, id);
CREATE TABLE ledger_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  handler text NOT NULL,
  shard smallint NOT NULL,
  endpoint text NOT NULL,
  dedupe_key text NOT NULL,
  event_id text NOT NULL,
  event_type text NOT NULL,
  readable smallint NOT NULL,
  received_at bigint NOT NULL,
  body bytea NOT NULL
);
CREATE INDEX ledger_outbox_handler ON ledger_outbox (handler, id);

-- Makes the tables of a day. Attaching, unlike creating a table as a partition, lets others read and write meanwhile.
CREATE FUNCTION make_day_1(p_day integer, p_suffix text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  base text;
  made text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('${flyway:defaultSchema}'), hashtext('days'));
  FOREACH base IN ARRAY ARRAY['event', 'dedupe', 'conflict'] LOOP
    made := base || '_' || p_suffix;
    IF to_regclass(format('%I.%I', '${flyway:defaultSchema}', made)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)',
        '${flyway:defaultSchema}', made, '${flyway:defaultSchema}', base);
      EXECUTE format('ALTER TABLE %I.%I ATTACH PARTITION %I.%I FOR VALUES IN (%s)',
        '${flyway:defaultSchema}', base, '${flyway:defaultSchema}', made, p_day);
    END IF;
  END LOOP;
END $$;

-- Appends a batch, in which no key comes twice, in one round trip: a node that is stopped or cut off within it
-- holds no lock. Each statement of the function sees what was committed before the lock was granted. The row with
-- place 0 tells what the log holds now.
CREATE FUNCTION append_events_1(
  p_node text, p_keys bytea[], p_digests bytea[], p_days integer[], p_received bigint[], p_readable smallint[],
  p_type_hashes integer[], p_id_hashes integer[], p_types text[], p_endpoints text[], p_ids text[],
  p_bodies bytea[], p_kept integer)
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
      p_endpoints, p_ids, p_bodies) WITH ORDINALITY
      AS i (k, digest, d, received, is_readable, type_hash, id_hash, type, endpoint, id, body, n)),
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
      endpoint, event_id, body)
    SELECT f.sequence, f.d, f.received, f.type_hash, f.id_hash, f.is_readable, f.type, f.endpoint, f.id, f.body
    FROM fresh f),
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

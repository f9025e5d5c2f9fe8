-- A key is looked for in the table of each day that may have it, so a few larger tables are better than many small ones:
-- those of four days in a row are in one, that of the last of the four. What nodes of the release before append is still
-- in tables of its own day.
CREATE FUNCTION keys_day_1(p_day integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT p_day | 3 $$;

-- As make_day_1, which nodes of the release before go on using.
CREATE FUNCTION make_day_2(p_day integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  base text;
  of_day integer;
  made text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('${flyway:defaultSchema}'), hashtext('days'));
  FOREACH base IN ARRAY ARRAY['event', 'dedupe', 'conflict'] LOOP
    of_day := CASE WHEN base = 'dedupe' THEN ${flyway:defaultSchema}.keys_day_1(p_day) ELSE p_day END;
    made := base || '_' || CASE WHEN of_day < 0 THEN 'before_' ELSE '' END || abs(of_day::bigint);
    IF to_regclass(format('%I.%I', '${flyway:defaultSchema}', made)) IS NULL THEN
      EXECUTE format('CREATE TABLE %I.%I (LIKE %I.%I INCLUDING ALL)',
        '${flyway:defaultSchema}', made, '${flyway:defaultSchema}', base);
      EXECUTE format('ALTER TABLE %I.%I ATTACH PARTITION %I.%I FOR VALUES IN (%s)',
        '${flyway:defaultSchema}', base, '${flyway:defaultSchema}', made, of_day);
    END IF;
  END LOOP;
END $$;

-- As append_events_2, for a batch with a key that is known.
CREATE FUNCTION append_known_1(
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
    SELECT f.k, ${flyway:defaultSchema}.keys_day_1(f.d), f.sequence, f.received, f.digest FROM fresh f
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

-- As append_events_4, which nodes of the release before go on using, but what a batch holds is taken from its arrays by
-- its place. Beside each other in a list of functions they were each copied row by row first, and bodies once more.
CREATE FUNCTION append_events_5(
  p_node text, p_keys bytea[], p_digests bytea[], p_days integer[], p_received bigint[], p_readable smallint[],
  p_type_hashes integer[], p_id_hashes integer[], p_types text[], p_endpoints text[], p_ids text[],
  p_bodies bytea[], p_order_hashes integer[], p_kept integer)
RETURNS TABLE (
  place bigint, at_sequence bigint, outcome integer,
  at_version bigint, all_events bigint, all_unreadable bigint, all_conflicts bigint)
LANGUAGE plpgsql
-- The index is what known keys are looked for by, always: see append_events_4.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
DECLARE
  s ${flyway:defaultSchema}.state%ROWTYPE;
  size integer := cardinality(p_keys);
  blind bigint := cardinality(array_positions(p_readable, 0::smallint));
  is_known boolean;
  has_others boolean;
BEGIN
  SELECT t.* INTO s FROM ${flyway:defaultSchema}.state t WHERE t.id = 1 FOR UPDATE;
  SELECT
    EXISTS (SELECT FROM ${flyway:defaultSchema}.dedupe x WHERE x.dedupe_key = ANY (p_keys)),
    (SELECT count(*) > 1 FROM ${flyway:defaultSchema}.node)
    INTO is_known, has_others;
  IF is_known THEN
    RETURN QUERY SELECT a.* FROM ${flyway:defaultSchema}.append_known_1(p_node, p_keys, p_digests, p_days,
      p_received, p_readable, p_type_hashes, p_id_hashes, p_types, p_endpoints, p_ids, p_bodies, p_order_hashes,
      p_kept) a;
    RETURN;
  END IF;
  INSERT INTO ${flyway:defaultSchema}.event (sequence, day, received_at, type_hash, id_hash, readable, event_type,
      endpoint, event_id, body, order_hash)
    SELECT s.last_sequence + i, p_days[i], p_received[i], p_type_hashes[i], p_id_hashes[i], p_readable[i], p_types[i],
      p_endpoints[i], p_ids[i], p_bodies[i], p_order_hashes[i]
    FROM generate_series(1, size) AS g (i);
  INSERT INTO ${flyway:defaultSchema}.dedupe (dedupe_key, day, sequence, received_at, body_digest)
    SELECT p_keys[i], ${flyway:defaultSchema}.keys_day_1(p_days[i]), s.last_sequence + i, p_received[i], p_digests[i]
    FROM generate_series(1, size) AS g (i);
  UPDATE ${flyway:defaultSchema}.state t SET version = s.version + 1, last_sequence = s.last_sequence + size,
    events = s.events + size, unreadable = s.unreadable + blind WHERE t.id = 1;
  IF has_others THEN
    PERFORM pg_notify('${flyway:defaultSchema}', p_node);
  END IF;
  -- Outcome 3: all were stored, in their order, the last one at this sequence.
  place := 0;
  at_sequence := s.last_sequence + size;
  outcome := 3;
  at_version := s.version + 1;
  all_events := s.events + size;
  all_unreadable := s.unreadable + blind;
  all_conflicts := s.conflicts;
  RETURN NEXT;
END $$;

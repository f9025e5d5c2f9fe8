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
    RETURN QUERY SELECT a.* FROM ${flyway:defaultSchema}.append_events_2(p_node, p_keys, p_digests, p_days,
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
    SELECT p_keys[i], p_days[i], s.last_sequence + i, p_received[i], p_digests[i]
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

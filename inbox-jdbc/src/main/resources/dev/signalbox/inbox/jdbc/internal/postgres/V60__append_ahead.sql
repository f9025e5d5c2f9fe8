-- As append_events_4, which nodes of the release before go on using, but its commit waits for no disk: so the lock on the
-- log is free for the next batch, of this node or another, while this one is written. Who appends with it tells nobody
-- that an event is stored, and reads nothing of it, before a later commit that does wait has returned: the write-ahead
-- log is written in its order.
CREATE FUNCTION append_events_5(
  p_node text, p_keys bytea[], p_digests bytea[], p_days integer[], p_received bigint[], p_readable smallint[],
  p_type_hashes integer[], p_id_hashes integer[], p_types text[], p_endpoints text[], p_ids text[],
  p_bodies bytea[], p_order_hashes integer[], p_kept integer)
RETURNS TABLE (
  place bigint, at_sequence bigint, outcome integer,
  at_version bigint, all_events bigint, all_unreadable bigint, all_conflicts bigint)
LANGUAGE plpgsql AS $$
DECLARE
  s ${flyway:defaultSchema}.state%ROWTYPE;
  size bigint := cardinality(p_keys);
  blind bigint;
BEGIN
  -- Until the end of this transaction.
  PERFORM set_config('synchronous_commit', 'off', true);
  SELECT t.* INTO s FROM ${flyway:defaultSchema}.state t WHERE t.id = 1 FOR UPDATE;
  IF EXISTS (SELECT FROM ${flyway:defaultSchema}.dedupe x WHERE x.dedupe_key = ANY (p_keys)) THEN
    RETURN QUERY SELECT a.* FROM ${flyway:defaultSchema}.append_events_2(p_node, p_keys, p_digests, p_days,
      p_received, p_readable, p_type_hashes, p_id_hashes, p_types, p_endpoints, p_ids, p_bodies, p_order_hashes,
      p_kept) a;
    RETURN;
  END IF;
  INSERT INTO ${flyway:defaultSchema}.event (sequence, day, received_at, type_hash, id_hash, readable, event_type,
      endpoint, event_id, body, order_hash)
    SELECT s.last_sequence + i.n, i.d, i.received, i.type_hash, i.id_hash, i.is_readable, i.type, i.endpoint, i.id,
      i.body, i.order_hash
    FROM unnest(p_days, p_received, p_readable, p_type_hashes, p_id_hashes, p_types,
      p_endpoints, p_ids, p_bodies, p_order_hashes) WITH ORDINALITY
      AS i (d, received, is_readable, type_hash, id_hash, type, endpoint, id, body, order_hash, n);
  INSERT INTO ${flyway:defaultSchema}.dedupe (dedupe_key, day, sequence, received_at, body_digest)
    SELECT i.k, i.d, s.last_sequence + i.n, i.received, i.digest
    FROM unnest(p_keys, p_digests, p_days, p_received) WITH ORDINALITY AS i (k, digest, d, received, n);
  blind := cardinality(array_positions(p_readable, 0::smallint));
  UPDATE ${flyway:defaultSchema}.state t SET version = s.version + 1, last_sequence = s.last_sequence + size,
    events = s.events + size, unreadable = s.unreadable + blind WHERE t.id = 1;
  IF (SELECT count(*) > 1 FROM ${flyway:defaultSchema}.node) THEN
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

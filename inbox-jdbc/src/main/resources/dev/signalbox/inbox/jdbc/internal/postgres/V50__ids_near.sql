-- Ids are random: in one large index each of them is put on a page of its own. Among the ids of 4,096 events in a row
-- they come to few pages, which are written once; to find one takes a look for each 4,096 events. Appends wait while
-- this is built.
DROP INDEX ${flyway:defaultSchema}.event_id;
CREATE INDEX event_id ON ${flyway:defaultSchema}.event ((sequence >> 12), id_hash);

-- Where the events are whose ids have a hash, day by day: so nothing is looked for where a day's table does not reach.
CREATE FUNCTION events_of_id_hash_1(p_hash integer) RETURNS SETOF bigint LANGUAGE plpgsql STABLE
SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
DECLARE
  part regclass;
  first bigint;
  last bigint;
BEGIN
  FOR part IN SELECT i.inhrelid::regclass FROM pg_catalog.pg_inherits i
      WHERE i.inhparent = '${flyway:defaultSchema}.event'::regclass LOOP
    BEGIN
      EXECUTE format('SELECT min(e.sequence) >> 12, max(e.sequence) >> 12 FROM %s e', part) INTO first, last;
      RETURN QUERY EXECUTE format('SELECT e.sequence FROM generate_series($1, $2) AS b (row) JOIN %s e'
        ' ON e.sequence >> 12 = b.row AND e.id_hash = $3', part) USING first, last, p_hash;
    EXCEPTION WHEN undefined_table THEN
      -- Retention has dropped it meanwhile.
      NULL;
    END;
  END LOOP;
END $$;

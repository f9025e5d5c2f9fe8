-- Known keys are looked for by the index always. Of a day whose tables have no statistics yet the server takes it that
-- one key stands for many rows: a batch of some hundred keys, which it plans for itself, then had each of the day's
-- rows read.
ALTER FUNCTION append_events_4(
  text, bytea[], bytea[], integer[], bigint[], smallint[], integer[], integer[], text[], text[], text[], bytea[],
  integer[], integer)
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off;

-- A log that is filled by a copy, until which is complete no node opens it. One row, none where there was no copy.
CREATE TABLE copy (
  id smallint PRIMARY KEY,
  source text NOT NULL,
  done smallint NOT NULL
);

-- Small texts that the nodes share, for example secrets (encrypted before they come here). The version grows with
-- each change.
CREATE TABLE shared (
  name text PRIMARY KEY,
  version bigint NOT NULL,
  content bytea NOT NULL
);

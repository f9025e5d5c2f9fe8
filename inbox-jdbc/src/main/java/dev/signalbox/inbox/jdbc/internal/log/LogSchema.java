package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.sqlite.Schema;
import java.util.List;

/** The tables of the log. Times are milliseconds since 1970; digests are 16 bytes. */
final class LogSchema {

  /** The version this code reads and writes. */
  static final Schema SCHEMA =
      new Schema(
          "inbox log",
          1,
          List.of(
              // One row. The last sequence is kept apart from the events, so that none is given
              // twice, even when the newest event was purged. The dedupe keys up to indexed_through
              // are in signalbox_key; later ones may be.
              """
              CREATE TABLE signalbox_state (
                id INTEGER PRIMARY KEY,
                last_sequence INTEGER NOT NULL,
                events INTEGER NOT NULL,
                unreadable INTEGER NOT NULL,
                conflicts INTEGER NOT NULL,
                indexed_through INTEGER NOT NULL)""",
              "INSERT INTO signalbox_state VALUES (1, 0, 0, 0, 0, 0)",
              // The body stands last: SQLite reads a row from its beginning.
              """
              CREATE TABLE signalbox_event (
                sequence INTEGER PRIMARY KEY,
                event_type TEXT NOT NULL,
                endpoint TEXT NOT NULL,
                readable INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                event_id TEXT NOT NULL,
                body BLOB NOT NULL)""",
              // Cheap to keep: there are few types, and each one grows at its end.
              "CREATE INDEX signalbox_event_type ON signalbox_event (event_type, sequence)",
              "CREATE INDEX signalbox_event_unreadable ON signalbox_event (sequence) WHERE readable = 0",
              // Written with each event, in the order of sequence, which is cheap.
              """
              CREATE TABLE signalbox_dedupe (
                sequence INTEGER PRIMARY KEY,
                received_at INTEGER NOT NULL,
                body_digest BLOB NOT NULL,
                dedupe_key BLOB NOT NULL)""",
              // The same keys in their own order, to be found by. Keys are random, so they come in
              // here later and many at a time; see KeyRuns.
              """
              CREATE TABLE signalbox_key (
                dedupe_key BLOB PRIMARY KEY,
                sequence INTEGER NOT NULL) WITHOUT ROWID""",
              // A summary of up to 256 consecutive events: their span of time, and 4 bytes of hash
              // per event id. It stands in for an index of times and an index of ids, which would
              // cost each append more than all the rest of it.
              """
              CREATE TABLE signalbox_block (
                first_sequence INTEGER PRIMARY KEY,
                last_sequence INTEGER NOT NULL,
                min_received INTEGER NOT NULL,
                max_received INTEGER NOT NULL,
                events INTEGER NOT NULL,
                dedupe_keys INTEGER NOT NULL,
                id_hashes BLOB NOT NULL)""",
              """
              CREATE TABLE signalbox_conflict (
                id INTEGER PRIMARY KEY,
                sequence INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                endpoint TEXT NOT NULL,
                event_type TEXT NOT NULL,
                event_id TEXT NOT NULL,
                body_digest BLOB NOT NULL,
                body_length INTEGER NOT NULL,
                body_start BLOB NOT NULL)""",
              """
              CREATE TABLE signalbox_handler (
                name TEXT PRIMARY KEY,
                first_seen INTEGER NOT NULL,
                paused INTEGER NOT NULL)""",
              """
              CREATE TABLE signalbox_interest (
                handler TEXT NOT NULL,
                place INTEGER NOT NULL,
                event_type TEXT NOT NULL,
                parked_through INTEGER NOT NULL,
                live_from INTEGER NOT NULL,
                PRIMARY KEY (handler, place))""",
              // Written and emptied to find out whether the disk takes writes again.
              "CREATE TABLE signalbox_probe (id INTEGER PRIMARY KEY, content BLOB NOT NULL)"));

  private LogSchema() {}
}

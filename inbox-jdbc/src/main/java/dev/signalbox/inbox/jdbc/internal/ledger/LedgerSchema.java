package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.Schema;
import java.util.List;

/**
 * The tables of a ledger, beside the handler's own in the same file. Times are milliseconds since
 * 1970.
 */
final class LedgerSchema {

  /** The version this code reads and writes. */
  static final Schema SCHEMA =
      new Schema(
          "handler ledger",
          1,
          List.of(
              "CREATE TABLE signalbox_position (id INTEGER PRIMARY KEY, sequence INTEGER NOT NULL)",
              "INSERT INTO signalbox_position (id, sequence) VALUES (1, 0)",
              """
              CREATE TABLE signalbox_waiting (
                sequence INTEGER PRIMARY KEY,
                order_key TEXT NOT NULL,
                attempts INTEGER NOT NULL,
                due INTEGER NOT NULL,
                error TEXT NOT NULL,
                replay INTEGER NOT NULL)""",
              """
              CREATE TABLE signalbox_dead (
                sequence INTEGER PRIMARY KEY,
                attempts INTEGER NOT NULL,
                dead_at INTEGER NOT NULL,
                error TEXT NOT NULL,
                event_type TEXT NOT NULL,
                endpoint TEXT NOT NULL,
                readable INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                event_id TEXT NOT NULL,
                body BLOB NOT NULL)""",
              // Small, so that counting dead letters does not read their bodies.
              "CREATE INDEX signalbox_dead_at ON signalbox_dead (dead_at)",
              """
              CREATE TABLE signalbox_replay (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                next INTEGER NOT NULL,
                last INTEGER NOT NULL)""",
              """
              CREATE TABLE signalbox_outbox (
                id INTEGER PRIMARY KEY AUTOINCREMENT,
                endpoint TEXT NOT NULL,
                dedupe_key TEXT NOT NULL,
                event_id TEXT NOT NULL,
                event_type TEXT NOT NULL,
                readable INTEGER NOT NULL,
                received_at INTEGER NOT NULL,
                body BLOB NOT NULL)"""));

  private LedgerSchema() {}
}

package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.SequenceRange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Copies what one handler has done and has to do, with its tables, in one transaction. */
final class LedgerCopy {

  private static final int PAGE = 500;

  private final String handler;
  private final HandlerLedger from;
  private final HandlerLedger to;
  private final CopyReport report;

  LedgerCopy(String handler, HandlerLedger from, HandlerLedger to, CopyReport report) {
    this.handler = handler;
    this.from = from;
    this.to = to;
    this.report = report;
  }

  void run(boolean withTables) {
    LedgerSnapshot snapshot = from.load();
    try (Connection reading = from.dataSource().getConnection()) {
      HandlerTables tables = new HandlerTables(reading);
      if (!isThere(tables)) {
        copy(snapshot, tables, withTables);
      }
      compare(snapshot);
      if (withTables) {
        compareTables(tables);
      }
    } catch (SQLException e) {
      throw new InboxException(
          "the tables of handler "
              + handler
              + " cannot be copied: "
              + e.getMessage()
              + "; its SQL must be one that both databases take. To leave its tables out, give"
              + " --without-tables "
              + handler
              + ": they begin empty then, and can be made again by a replay",
          e);
    }
  }

  /** A ledger is copied as a whole or not at all. */
  private boolean isThere(HandlerTables tables) throws SQLException {
    LedgerCounts counts = to.counts();
    boolean begun =
        counts.position() > 0 || counts.waiting() > 0 || counts.dead() > 0 || counts.outbox() > 0;
    if (begun || !to.load().replays().isEmpty()) {
      return true;
    }
    try (Connection there = to.dataSource().getConnection()) {
      return tables.anyIn(there);
    }
  }

  private void copy(LedgerSnapshot snapshot, HandlerTables tables, boolean withTables)
      throws SQLException {
    try (LedgerTransaction transaction = to.begin()) {
      transaction.position(snapshot.position());
      snapshot.waiting().forEach(transaction::putWaiting);
      snapshot
          .replays()
          .forEach(
              replay -> transaction.addReplay(new SequenceRange(replay.next(), replay.last())));
      copyDead(transaction);
      for (OutboxEvent waiting : from.outbox(Integer.MAX_VALUE)) {
        transaction.publish(waiting.event());
      }
      if (withTables) {
        try (Connection writing = to.dataSource().getConnection()) {
          tables.copyTo(writing);
        }
      }
      transaction.commit();
    }
  }

  private void copyDead(LedgerTransaction transaction) {
    List<DeadLetter> page = from.deadLetters(0, PAGE);
    while (!page.isEmpty()) {
      page.forEach(transaction::putDead);
      page = from.deadLetters(page.get(page.size() - 1).event().sequence(), PAGE);
    }
  }

  private void compare(LedgerSnapshot snapshot) {
    LedgerCounts expected = from.counts();
    LedgerCounts found = to.counts();
    if (expected.position() != found.position()) {
      throw new InboxException(
          "handler "
              + handler
              + " has gone on at the source, from "
              + found.position()
              + " to "
              + expected.position()
              + ", since its ledger was copied: empty the target (DROP SCHEMA ... CASCADE) and begin"
              + " again, with the node stopped");
    }
    report.add(handler + ": waiting", expected.waiting(), found.waiting());
    report.add(handler + ": dead letters", expected.dead(), found.dead());
    report.add(handler + ": derived events", expected.outbox(), found.outbox());
    report.add(handler + ": replays", replays(snapshot), replays(to.load()));
  }

  /** A replay of a ledger with shards is one of each shard. */
  private static long replays(LedgerSnapshot ledger) {
    return ledger.replays().stream()
        .map(replay -> new SequenceRange(replay.next(), replay.last()))
        .distinct()
        .count();
  }

  private void compareTables(HandlerTables tables) throws SQLException {
    try (Connection there = to.dataSource().getConnection()) {
      for (Map.Entry<String, long[]> table : tables.rows(there).entrySet()) {
        report.add(
            handler + ": rows of " + table.getKey(), table.getValue()[0], table.getValue()[1]);
      }
    }
  }
}

package dev.signalbox.core.testing;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.LedgerSnapshot.Replay;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** What a ledger in memory holds; copied for a transaction and for a savepoint. */
final class LedgerState {

  long position;
  long nextId = 1;
  final TreeMap<Long, WaitingEvent> waiting = new TreeMap<>();
  final TreeMap<Long, DeadLetter> dead = new TreeMap<>();
  final List<Replay> replays = new ArrayList<>();
  final List<OutboxEvent> outbox = new ArrayList<>();

  /** How many rows of the handler's own table are there: a table only grows. */
  int rows;

  LedgerState copy() {
    LedgerState copy = new LedgerState();
    copy.position = position;
    copy.nextId = nextId;
    copy.waiting.putAll(waiting);
    copy.dead.putAll(dead);
    copy.replays.addAll(replays);
    copy.outbox.addAll(outbox);
    copy.rows = rows;
    return copy;
  }
}

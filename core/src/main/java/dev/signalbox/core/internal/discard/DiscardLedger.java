package dev.signalbox.core.internal.discard;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.OutboxEvent;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The ledger of a handler that never gets an event: its position is all there is. */
final class DiscardLedger implements HandlerLedger {

  private final String handler;
  private volatile long position;

  DiscardLedger(String handler) {
    this.handler = handler;
  }

  void position(long sequence) {
    position = sequence;
  }

  @Override
  public LedgerSnapshot load() {
    return new LedgerSnapshot(position, List.of(), List.of());
  }

  @Override
  public LedgerTransaction begin() {
    return new DiscardTransaction(this);
  }

  @Override
  public DataSource dataSource() {
    throw new InboxException(
        "handler "
            + handler
            + " has no database, since the inbox is discard:; set signalbox.inbox.url to one");
  }

  @Override
  public List<DeadLetter> deadLetters(long after, int limit) {
    return List.of();
  }

  @Override
  public EventState state(long sequence) {
    return new EventState(sequence <= position, Optional.empty(), Optional.empty());
  }

  @Override
  public LedgerCounts counts() {
    return new LedgerCounts(position, 0, 0, 0, Long.MAX_VALUE);
  }

  @Override
  public List<OutboxEvent> outbox(int limit) {
    return List.of();
  }

  @Override
  public void clearOutbox(List<Long> ids) {
    // The outbox is always empty.
  }
}

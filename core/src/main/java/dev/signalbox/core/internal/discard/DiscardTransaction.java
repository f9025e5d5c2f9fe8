package dev.signalbox.core.internal.discard;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.WaitingEvent;

/** Moves the position and drops everything else: no event ever reaches the handler. */
final class DiscardTransaction implements LedgerTransaction {

  private final DiscardLedger ledger;
  private long position = -1;

  DiscardTransaction(DiscardLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public void savepoint() {
    // Nothing is written that could be undone.
  }

  @Override
  public void rollbackToSavepoint() {
    // Nothing was written.
  }

  @Override
  public void releaseSavepoint() {
    // Nothing was written.
  }

  @Override
  public void position(long sequence) {
    position = sequence;
  }

  @Override
  public void putWaiting(WaitingEvent event) {
    // Discarded, as everything is.
  }

  @Override
  public void removeWaiting(long sequence) {
    // There are none.
  }

  @Override
  public void putDead(DeadLetter letter) {
    // Discarded, as everything is.
  }

  @Override
  public void removeDead(long sequence) {
    // There are none.
  }

  @Override
  public void publish(NewEvent event) {
    // Discarded, as everything is.
  }

  @Override
  public void addReplay(SequenceRange range) {
    // There is nothing to replay.
  }

  @Override
  public void advanceReplay(long id, long next) {
    // There are none.
  }

  @Override
  public void commit() {
    if (position >= 0) {
      ledger.position(position);
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}

package dev.signalbox.core.inbox;

import java.util.Map;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One commit of a handler's ledger together with what the handler wrote. Used by the thread that
 * began it, or by one other thread at a time that has joined it. Closing without {@link #commit()}
 * rolls everything back.
 */
@ProviderType
public interface LedgerTransaction extends AutoCloseable {

  /** Marks a point to come back to; one at a time. */
  void savepoint();

  /** Undoes everything since {@link #savepoint()}. */
  void rollbackToSavepoint();

  /** Keeps everything since {@link #savepoint()}. */
  void releaseSavepoint();

  /**
   * Moves the position of everything that this transaction is about: every event up to here is
   * settled, waiting or dead.
   */
  void position(long sequence);

  /** The same for some parts of the ledger only. */
  default void position(Set<Integer> shards, long sequence) {
    position(sequence);
  }

  /** Where each part stands; of a transaction that amends a shared ledger. */
  default Map<Integer, Long> positions() {
    throw new UnsupportedOperationException("this ledger is not shared; expected load() instead");
  }

  /** Stores what is known of the handler; of a transaction that amends a shared ledger. */
  default void saveHandler(HandlerRecord handler) {
    throw new UnsupportedOperationException(
        "this ledger is not shared; expected Inbox.saveHandler instead");
  }

  /** Adds or replaces a waiting event. */
  void putWaiting(WaitingEvent event);

  /** Removes a waiting event. */
  void removeWaiting(long sequence);

  /** Adds or replaces a dead letter; keeps a copy of the event. */
  void putDead(DeadLetter letter);

  /** Removes a dead letter. */
  void removeDead(long sequence);

  /** Adds a derived event to the outbox. */
  void publish(NewEvent event);

  /**
   * The same, naming the event that it was derived from.
   *
   * @param cause its sequence
   */
  default void publish(NewEvent event, long cause) {
    publish(event);
  }

  /** Adds a replay of a stretch of the log, of each part as far as its position. */
  void addReplay(SequenceRange range);

  /** Says how far a replay has come; a replay that has passed its end is removed. */
  void advanceReplay(long id, long next);

  /** Commits. */
  void commit();

  /** Rolls back when not committed, and ends the thread's part in it. */
  @Override
  void close();
}

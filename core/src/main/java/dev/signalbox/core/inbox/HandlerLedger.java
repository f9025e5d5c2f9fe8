package dev.signalbox.core.inbox;

import java.util.List;
import javax.sql.DataSource;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What one handler has done and has still to do, and the database it shares its transaction with.
 * Transactions are made by one thread at a time; the reading methods may be called from any thread
 * meanwhile.
 */
@ProviderType
public interface HandlerLedger {

  /**
   * Takes the ledger for this node, where several nodes share a store and only one of them may work
   * a handler. Whoever works one asks before each round of deliveries, which costs nothing while
   * the answer is yes, and loads before its first transaction; a transaction of a node that has
   * lost the ledger since it was loaded is refused.
   *
   * @return false when another node has it, or may have had it: then nothing that was loaded before
   *     counts any more
   */
  default boolean claim() {
    return true;
  }

  /** Leaves the ledger to another node; to be called when the handler is not worked any more. */
  default void release() {
    // Only one node uses such a store.
  }

  /** Position, waiting events, replays, in one consistent look. */
  LedgerSnapshot load();

  /**
   * Begins a transaction on the calling thread. Until it is closed, connections that this thread
   * takes from {@link #dataSource()} belong to it.
   */
  LedgerTransaction begin();

  /** The handler's own database; see {@link dev.signalbox.api.spi.HandlerStorage}. */
  DataSource dataSource();

  /** Dead letters with a sequence above {@code after}, in order, at most {@code limit}. */
  List<DeadLetter> deadLetters(long after, int limit);

  /** The state of one event. */
  EventState state(long sequence);

  /** How many events wait for a retry or behind one, and how many are dead. */
  LedgerCounts counts();

  /**
   * Derived events that wait to be appended to the inbox, in the order they were published, at most
   * {@code limit}.
   */
  List<OutboxEvent> outbox(int limit);

  /** Forgets derived events that are in the inbox now. */
  void clearOutbox(List<Long> ids);
}

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
   * Whether several nodes may work the handler at the same time, each a part of its events. Then
   * {@link #amend()} is the way for everybody but those who work it.
   */
  default boolean shared() {
    return false;
  }

  /** Over how many parts the handler's events are spread; never changes. */
  default int shards() {
    return 1;
  }

  /**
   * Takes this node's share of the ledger, where several nodes share a store; gives back what has
   * become too much. Whoever works a handler asks before each round of deliveries, which costs
   * nothing while nothing changes, and not within a transaction.
   *
   * @return what there is to work; after anything but {@link Claim#HELD} nothing that was loaded
   *     before counts any more
   */
  default Claim claim() {
    return Claim.HELD;
  }

  /** Leaves the ledger to other nodes; to be called when the handler is not worked any more. */
  default void release() {
    // Only one node uses such a store.
  }

  /** Whether no other node works the handler now, as far as is known. */
  default boolean alone() {
    return true;
  }

  /** Positions, waiting events, replays of what this node holds, in one consistent look. */
  LedgerSnapshot load();

  /**
   * Begins a transaction on the calling thread. Until it is closed, connections that this thread
   * takes from {@link #dataSource()} belong to it.
   *
   * @throws LedgerChangedException when what was loaded last does not hold any more
   */
  LedgerTransaction begin();

  /**
   * Begins a transaction of somebody who does not work the handler but changes what it has to do,
   * on whatever node. Those who work it wait meanwhile, and load afterwards. Not to be called while
   * the calling thread has a transaction.
   */
  default LedgerTransaction amend() {
    return begin();
  }

  /** The highest position of all parts. */
  default long reached() {
    return counts().position();
  }

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

package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.List;

/**
 * An empty inbox that nobody else uses. What one call stores is stored by all of it or not at all.
 */
public interface CopyTarget extends AutoCloseable {

  /**
   * Begins, or goes on with what was interrupted. No node opens the inbox until {@link #finish}.
   *
   * @param source name of the source
   * @return how far an earlier try has come
   * @throws InboxException when it holds something else
   */
  Progress begin(String source);

  /** Stores events under the sequences they have. */
  void addEvents(List<StoredEvent> events);

  /** Stores dedupe keys. */
  void addKeys(List<StoredKey> keys);

  /** Stores conflicts. */
  void addConflicts(List<StoredConflict> conflicts);

  /** Handlers and ledgers. */
  Inbox inbox();

  /** Counts what is there. */
  CopyTotals totals();

  /**
   * The copy is complete: nodes may open the inbox.
   *
   * @param totals what the source holds
   */
  void finish(CopyTotals totals);

  @Override
  void close();

  /**
   * How far an earlier try has come.
   *
   * @param event highest sequence of an event
   * @param key highest sequence of a key
   * @param conflict highest id of a conflict
   */
  record Progress(long event, long key, long conflict) {}
}

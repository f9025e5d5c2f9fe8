package dev.signalbox.inbox.jdbc.internal.copy;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.StoredEvent;
import java.util.List;
import java.util.Set;

/** An inbox that nobody else uses, to be read from its beginning to its end. */
public interface CopySource extends AutoCloseable {

  /** What it is called, so that a copy that was interrupted goes on from the same one. */
  String name();

  /** What the log holds. */
  CopyTotals totals();

  /** Events above a sequence, unreadable ones too, in order; empty at the end. */
  List<StoredEvent> events(long after);

  /** Dedupe keys above a sequence, in order; empty at the end. */
  List<StoredKey> keys(long after);

  /** Conflicts above an id, in order; empty at the end. */
  List<StoredConflict> conflicts(long after);

  /** Whoever has a ledger, known as a handler or not. */
  Set<String> ledgers();

  /** Handlers and ledgers. */
  Inbox inbox();

  @Override
  void close();
}

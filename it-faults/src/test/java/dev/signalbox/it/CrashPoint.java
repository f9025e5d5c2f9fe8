package dev.signalbox.it;

/** Where a node's process ends, all of a sudden. */
enum CrashPoint {
  /** Nowhere. */
  NONE,
  /** All rows of a commit are in SQLite's memory, nothing is in the file. */
  BEFORE_COMMIT,
  /** The same, one step later: before a page is written to the write-ahead log. By the disk. */
  BEFORE_WRITE,
  /** The pages are written, and not synced. By the disk. */
  AFTER_WRITE,
  /** The pages are synced; nobody has been told. By the disk. */
  AFTER_SYNC,
  /** The commit is known; the sender is not answered. */
  BEFORE_ANSWER,
  /** The sender has its answer. */
  AFTER_ANSWER,
  /** Events were read from the log for a handler that has not seen them. */
  BEFORE_DISPATCH,
  /** The handler has written, and not returned. */
  IN_HANDLER,
  /** All of a batch is handled. */
  BEFORE_LEDGER_COMMIT,
  /** It is committed; the worker does not know it. */
  AFTER_LEDGER_COMMIT,
  /** In the middle of a commit that removes old events. */
  IN_RETENTION,
  /** The log was opened after a crash; its state is not yet read. */
  IN_RECOVERY_OF_LOG,
  /** A handler's ledger was read after a crash. */
  IN_RECOVERY_OF_LEDGER,
  /**
   * Not one of the product's: an inbox that says stored before it is, to see that this is found.
   */
  LYING_INBOX;

  /** Whether the node must have crashed before for there to be something to recover. */
  boolean inRecovery() {
    return this == IN_RECOVERY_OF_LOG || this == IN_RECOVERY_OF_LEDGER;
  }
}

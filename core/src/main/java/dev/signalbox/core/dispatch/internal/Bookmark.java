package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.LedgerTransaction;

/** Keeps in mind how far a batch has come: in its transaction, then in memory. */
interface Bookmark {

  /** For events whose place is kept by their entries among the waiting. */
  Bookmark NONE = (transaction, done) -> () -> {};

  /**
   * Writes it down.
   *
   * @param done how many of the batch's jobs are settled, waiting or dead
   * @return to be run after the commit
   */
  Runnable set(LedgerTransaction transaction, int done);
}

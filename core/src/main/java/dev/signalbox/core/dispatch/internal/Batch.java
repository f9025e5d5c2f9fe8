package dev.signalbox.core.dispatch.internal;

import java.util.List;

/** Works through some jobs and commits what became of them. */
interface Batch {

  /**
   * Works through jobs, given in the order of sequence, until all are done, time is up, the breaker
   * opens, or there is something more urgent.
   *
   * @param careful take only the first job, and when that breaks the transaction, count it as its
   *     failure
   * @return how many of the jobs, from the first on, are settled, waiting or dead now
   * @throws AbandonedException when the worker was given up
   * @throws dev.signalbox.core.inbox.InboxException when the store failed; nothing of this batch
   *     happened then, as far as can be known
   */
  int run(
      LedgerView view,
      Subscription subscription,
      List<Job> jobs,
      boolean careful,
      Bookmark bookmark);

  /** Rolls back what is open, on behalf of a worker that was given up. */
  void rollBack();
}

package dev.signalbox.inbox.jdbc.internal.postgres;

/**
 * On what a worker's knowledge of its ledger rests.
 *
 * @param tenure what was held when it was loaded
 * @param revision the last change by others that is in it
 */
record Loaded(Tenure tenure, long revision) {

  /** Nothing was loaded. */
  static final Loaded NOTHING = new Loaded(Tenure.NONE, -1);
}

package dev.signalbox.inbox.jdbc.internal.sqlite;

/**
 * How SQLite treats one kind of file.
 *
 * @param synchronous value of {@code PRAGMA synchronous}: when a commit waits for the disk
 * @param cacheKib page cache of each connection, in KiB
 * @param checkpointPages pages in the write-ahead log after which a commit moves them to the file
 */
public record Profile(String synchronous, int cacheKib, int checkpointPages) {

  /**
   * The log. FULL: a commit is on the disk when it returns; where commits are many, their owner has
   * them written instead, see {@link SqliteFile#openUnsynced}. Commits move pages only where a
   * thread of its own, which does so beside them, cannot keep up: senders wait for that.
   */
  public static final Profile LOG = new Profile("FULL", 64 * 1024, 20_000);

  /**
   * A handler's ledger. NORMAL is enough here: a power cut can undo the newest commits, but it
   * undoes position and tables together, so the events are handled again from where both stand; and
   * derived events that come out of the outbox a second time are known to the log by their dedupe
   * key.
   */
  public static final Profile LEDGER = new Profile("NORMAL", 8 * 1024, 4_000);
}

package dev.signalbox.inbox.jdbc.internal.log;

/**
 * What the log holds; kept in the log in each commit, so that nothing is counted at the start.
 *
 * @param lastSequence highest sequence ever given, also when its event is gone
 * @param events events held
 * @param unreadable unreadable ones among them
 * @param conflicts conflicts held
 */
public record LogCounts(long lastSequence, long events, long unreadable, long conflicts) {

  /** Of a new log. */
  public static final LogCounts EMPTY = new LogCounts(0, 0, 0, 0);

  /** With an event more, which gets the next sequence. */
  LogCounts plusEvent(boolean readable) {
    return new LogCounts(lastSequence + 1, events + 1, unreadable + (readable ? 0 : 1), conflicts);
  }

  /** With sequences that begin behind another one. */
  LogCounts after(long sequence) {
    return new LogCounts(Math.max(lastSequence, sequence), events, unreadable, conflicts);
  }

  /** With a conflict more. */
  LogCounts plusConflict() {
    return new LogCounts(lastSequence, events, unreadable, conflicts + 1);
  }

  /** With events fewer. */
  LogCounts minusEvents(long gone, long goneUnreadable) {
    return new LogCounts(lastSequence, events - gone, unreadable - goneUnreadable, conflicts);
  }

  /** With conflicts fewer. */
  LogCounts minusConflicts(long gone) {
    return new LogCounts(lastSequence, events, unreadable, conflicts - gone);
  }
}

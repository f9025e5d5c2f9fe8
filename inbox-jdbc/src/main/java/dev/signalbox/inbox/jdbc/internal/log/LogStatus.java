package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.InboxState;

/** What the committing thread lets everybody see. */
final class LogStatus {

  private volatile LogCounts counts = LogCounts.EMPTY;
  private volatile InboxState state = InboxState.WRITABLE;

  LogStatus() {}

  /** As of the last commit. */
  LogCounts counts() {
    return counts;
  }

  /** Whether appends can succeed. */
  InboxState state() {
    return state;
  }

  /** After a commit. */
  void committed(LogCounts now) {
    counts = now;
  }

  /** After a failure or a recovery. */
  void state(InboxState now) {
    state = now;
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.inbox.jdbc.internal.log.LogCounts;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a node knows of the log without asking: as of its last look. All of it is on the disk of the
 * server, so that nothing is read, and no position taken, that a crash of the server undoes.
 */
final class Status {

  /**
   * What the log holds.
   *
   * @param version counts the changes, so that an older look never counts more than a newer one
   * @param counts at that moment
   */
  record Holdings(long version, LogCounts counts) {}

  private final AtomicReference<Holdings> holdings =
      new AtomicReference<>(new Holdings(-1, LogCounts.EMPTY));
  private volatile InboxState state = InboxState.WRITABLE;

  Status() {}

  /** The version of the last look. */
  long version() {
    return holdings.get().version();
  }

  /** What the log holds. */
  LogCounts counts() {
    return holdings.get().counts();
  }

  /** Takes a {@linkplain State#look look} in; whether there are events that were not known. */
  boolean seen(Holdings now) {
    Holdings before =
        holdings.getAndAccumulate(
            now, (old, given) -> given.version() > old.version() ? given : old);
    return now.counts().lastSequence() > before.counts().lastSequence();
  }

  /** Whether appends can succeed. */
  InboxState state() {
    return state;
  }

  /** After a failure or a recovery. */
  void state(InboxState now) {
    state = now;
  }
}

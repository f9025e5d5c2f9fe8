package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.Interest;

/**
 * What a handler takes of one type, and what it still owes.
 *
 * <p>A handler owes events when it gets a type that lies partly behind its position: those above
 * {@code owedAfter} up to {@code owedThrough}. A type that the handler no longer takes is stopped:
 * everything above {@code owedAfter} is left until the type comes back.
 *
 * @param parkedThrough see {@link Interest}
 * @param liveFrom see {@link Interest}
 * @param owedAfter how far this type has been caught up; {@link #NOTHING} when nothing is owed
 * @param owedThrough where catching up ends; {@link Long#MAX_VALUE} when the type is stopped
 */
public record Take(long parkedThrough, long liveFrom, long owedAfter, long owedThrough) {

  /** In place of {@code owedAfter}: nothing is owed. */
  public static final long NOTHING = -1;

  /** Takes by this interest and owes nothing. */
  public static Take of(long parkedThrough, long liveFrom) {
    return new Take(parkedThrough, liveFrom, NOTHING, NOTHING);
  }

  /** Whether an event that the position has not reached is taken. */
  public boolean takes(long sequence) {
    return !stopped() && inRange(sequence);
  }

  private boolean inRange(long sequence) {
    return sequence <= parkedThrough || sequence >= liveFrom;
  }

  /** Whether the handler no longer takes this type. */
  public boolean stopped() {
    return owedThrough == Long.MAX_VALUE;
  }

  /** Whether there are events behind the position to catch up with. */
  public boolean owes() {
    return owedAfter != NOTHING && !stopped();
  }

  /** Whether this event is behind the position and to be caught up with. */
  public boolean owes(long sequence) {
    return owes() && sequence > owedAfter && sequence <= owedThrough && inRange(sequence);
  }

  /** The lowest sequence above {@code position} that may be taken; MAX_VALUE for none. */
  public long nextAfter(long position) {
    if (stopped()) {
      return Long.MAX_VALUE;
    }
    long next = position + 1;
    return next <= parkedThrough ? next : Math.max(next, liveFrom);
  }

  /** The same, no longer taken after {@code position}. */
  public Take stop(long position) {
    return stopped()
        ? this
        : new Take(parkedThrough, liveFrom, owes() ? owedAfter : position, Long.MAX_VALUE);
  }

  /** The same, taken again, where the handler stands at {@code position}. */
  public Take resume(long position) {
    if (!stopped()) {
      return this;
    }
    return owedAfter < position
        ? new Take(parkedThrough, liveFrom, owedAfter, position)
        : of(parkedThrough, liveFrom);
  }

  /** The same for a handler that stands at {@code position} and had nothing of the type before. */
  public Take owedFromBegin(long position) {
    boolean any = position > 0 && (parkedThrough >= 1 || liveFrom <= position);
    return any ? new Take(parkedThrough, liveFrom, 0, position) : this;
  }

  /** The same after the log was caught up with through {@code sequence}. */
  public Take caughtUp(long sequence) {
    if (!owes() || sequence <= owedAfter) {
      return this;
    }
    return sequence >= owedThrough
        ? of(parkedThrough, liveFrom)
        : new Take(parkedThrough, liveFrom, sequence, owedThrough);
  }

  /** First sequence that counts as taken by the handler. */
  long first() {
    return parkedThrough >= 0 || liveFrom == 0 ? 0 : liveFrom;
  }

  /** Last sequence that counts as taken by the handler; MAX_VALUE when it goes on taking. */
  long last() {
    return stopped() ? owedAfter : Long.MAX_VALUE;
  }
}

package dev.signalbox.core.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A handler as an operator sees it.
 *
 * @param name its stable name
 * @param version version of what provides it; empty text when it is absent
 * @param source what provides it; empty text when it is absent
 * @param state what it is doing
 * @param types type names it takes; {@code *} for all, {@code ?} for types that no family knows
 * @param position every event up to here is settled, waiting or dead
 * @param lag how many sequences the log is ahead of the position
 * @param retrying events that wait for a retry or behind one
 * @param dead dead letters
 * @param handled deliveries handled since this process began
 * @param failed attempts failed since this process began
 * @param breaker state of its circuit breaker in lower case: {@code closed}, {@code open}, {@code
 *     half_open}; empty when it is absent
 * @param lastError what the newest failed attempt said; empty when there was none in this process
 * @param firstSeen when it was first installed
 */
public record HandlerStatus(
    String name,
    String version,
    String source,
    State state,
    List<String> types,
    long position,
    long lag,
    long retrying,
    long dead,
    long handled,
    long failed,
    String breaker,
    Optional<String> lastError,
    Instant firstSeen) {

  /** What a handler is doing. */
  public enum State {
    /** Takes events. */
    RUNNING,
    /** Stopped by an operator; its events wait. */
    PAUSED,
    /** Waits for its circuit breaker; its events wait. */
    HELD,
    /** Known, but not installed now; its events wait. */
    ABSENT
  }

  /** Copies the list. */
  public HandlerStatus {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    types = List.copyOf(types);
  }
}

package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What the inbox remembers of a handler, present or absent.
 *
 * @param name its stable name
 * @param firstSeen when it was first installed, with milliseconds
 * @param paused whether an operator has stopped it
 * @param interests which events it takes
 */
public record HandlerRecord(
    String name, Instant firstSeen, boolean paused, List<Interest> interests) {

  /** Copies the list. */
  public HandlerRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(firstSeen, "firstSeen");
    interests = List.copyOf(interests);
  }
}

package dev.signalbox.core.inbox;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What an operator looks for.
 *
 * @param eventType exact name of a type
 * @param endpoint exact name of an endpoint
 * @param from received at or after
 * @param to received before
 * @param after only sequences above this; 0 for all
 * @param before only sequences below this; {@link Long#MAX_VALUE} for all
 * @param newestFirst the order of the answer
 * @param limit at most so many, 1 to 1000
 */
public record EventSearch(
    Optional<String> eventType,
    Optional<String> endpoint,
    Optional<Instant> from,
    Optional<Instant> to,
    long after,
    long before,
    boolean newestFirst,
    int limit) {

  /** Checks the parts. */
  public EventSearch {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("expected a limit of 1 to 1000, found " + limit);
    }
  }
}

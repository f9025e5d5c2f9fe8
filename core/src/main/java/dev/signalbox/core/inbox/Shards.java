package dev.signalbox.core.inbox;

import java.util.Set;

/**
 * Some of the parts that a handler's events are spread over: equal order keys are in the same part.
 *
 * @param of how many parts there are
 * @param numbers those that are meant, from 0 on
 */
public record Shards(int of, Set<Integer> numbers) {

  /** Where events are not spread. */
  public static final Shards ONE = new Shards(1, Set.of(0));

  /** Copies the set. */
  public Shards {
    numbers = Set.copyOf(numbers);
    if (of < 1 || numbers.stream().anyMatch(number -> number < 0 || number >= of)) {
      throw new IllegalArgumentException(
          "expected numbers of 0 to below the number of shards, found " + numbers + " of " + of);
    }
  }

  /** Whether all parts are meant. */
  public boolean all() {
    return numbers.size() == of;
  }
}

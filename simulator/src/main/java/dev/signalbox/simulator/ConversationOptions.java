package dev.signalbox.simulator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What people are to do.
 *
 * @param rate events a second, above 0 to 10,000
 * @param seed the same seed gives the same events in the same order, with the same ids; only their
 *     times are those of the clock. Whoever drops duplicates drops a second run with the same seed
 * @param events ends after so many, 1 or more; empty for no such end
 * @param lasting ends after so long; empty for no such end
 * @param account the API key of the account that it happens to; empty for the first
 */
public record ConversationOptions(
    double rate,
    long seed,
    OptionalLong events,
    Optional<Duration> lasting,
    Optional<String> account) {

  private static final double MAX_RATE = 10_000;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when one is out of its bounds
   */
  public ConversationOptions {
    Objects.requireNonNull(events, "events");
    Objects.requireNonNull(lasting, "lasting");
    Objects.requireNonNull(account, "account");
    check(rate > 0 && rate <= MAX_RATE, "rate must be above 0 and at most 10000, found " + rate);
    check(events.orElse(1) >= 1, "events must be 1 or more, found " + events);
    check(
        lasting.map(time -> !time.isNegative() && !time.isZero()).orElse(true),
        "a conversation must last longer than nothing, found " + lasting);
  }

  /** Until it is stopped, in the first account. */
  public static ConversationOptions of(double rate, long seed) {
    return new ConversationOptions(
        rate, seed, OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  /** Ends after so many events. */
  public ConversationOptions events(long count) {
    return new ConversationOptions(rate, seed, OptionalLong.of(count), lasting, account);
  }

  /** Ends after so long. */
  public ConversationOptions lasting(Duration time) {
    return new ConversationOptions(rate, seed, events, Optional.of(time), account);
  }

  /** Happens to the account with this API key. */
  public ConversationOptions in(String apiKey) {
    return new ConversationOptions(rate, seed, events, lasting, Optional.of(apiKey));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}

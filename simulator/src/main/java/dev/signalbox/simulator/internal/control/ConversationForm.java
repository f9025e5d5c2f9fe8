package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.ConversationOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Reads conversations that are to begin. */
final class ConversationForm {

  private static final Set<String> FIELDS = Set.of("rate", "seed", "events", "seconds", "account");
  private static final double DEFAULT_RATE = 5;
  private static final long MAX_SECONDS = 7 * 24 * 3600;
  private static final int MILLIS = 1000;

  /** What every reader of JSON can hold, and so give back. */
  private static final long MAX_SEED = 1L << 53;

  private ConversationForm() {}

  static ConversationOptions read(byte[] body) {
    Given given = Given.of(body, FIELDS);
    Optional<Long> events = given.integer("events");
    return new ConversationOptions(
        given.number("rate").orElse(DEFAULT_RATE),
        given.integer("seed").orElseGet(() -> RandomGenerator.getDefault().nextLong(MAX_SEED)),
        events.map(OptionalLong::of).orElse(OptionalLong.empty()),
        given.number("seconds").map(ConversationForm::time),
        given.string("account"));
  }

  private static Duration time(double seconds) {
    if (!(seconds > 0 && seconds <= MAX_SECONDS)) {
      throw ControlError.bad("'seconds' must be above 0 and at most " + MAX_SECONDS);
    }
    return Duration.ofMillis(Math.max(1, Math.round(seconds * MILLIS)));
  }
}

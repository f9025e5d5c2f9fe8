package dev.signalbox.simulator.internal;

import dev.signalbox.simulator.Occurrence;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.TooManyPendingException;
import dev.signalbox.simulator.internal.delivery.Publisher;
import dev.signalbox.simulator.internal.event.DataFacts;
import dev.signalbox.simulator.internal.event.HappenedEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes events of what happens. */
public final class Happenings {

  private final List<String> accounts;
  private final Set<String> eventTypes;
  private final int maxPending;
  private final Clock clock;
  private final Publisher publisher;
  private final Randomness randomness;

  Happenings(
      SimulatorOptions options, List<String> accounts, Publisher publisher, Randomness randomness) {
    this.accounts = accounts;
    this.eventTypes = new HashSet<>(options.eventTypes());
    this.maxPending = options.maxPending();
    this.clock = options.clock();
    this.publisher = publisher;
    this.randomness = randomness;
  }

  /**
   * Lets something happen now.
   *
   * @return the event's id
   * @throws IllegalArgumentException when the account or the event type is unknown
   * @throws TooManyPendingException when too many deliveries are pending
   */
  public String publish(Occurrence occurrence) {
    if (!eventTypes.contains(occurrence.eventType())) {
      throw new IllegalArgumentException(
          "nobody can subscribe to event type '%s'; GET /api/partner/v3/webhook-events lists the types"
              .formatted(occurrence.eventType()));
    }
    return publish(occurrence, clock.instant(), randomness.traceId());
  }

  /**
   * The same at a time and with a trace id of the caller's, and of any type: what nobody can
   * subscribe to happens unheard.
   */
  public String publish(Occurrence occurrence, Instant at, String traceId) {
    HappenedEvent event =
        new HappenedEvent(
            occurrence.eventId().orElseGet(randomness::uuid),
            occurrence.eventType(),
            account(occurrence),
            occurrence
                .phoneNumber()
                .or(() -> DataFacts.line(occurrence.eventType(), occurrence.data())),
            at,
            traceId,
            occurrence.data());
    if (!publisher.publish(event)) {
      throw new TooManyPendingException(maxPending);
    }
    return event.id();
  }

  /** Checks that there is such an account. */
  public void checkAccount(String apiKey) {
    if (!accounts.contains(apiKey)) {
      throw new IllegalArgumentException("no account has this API key");
    }
  }

  private String account(Occurrence occurrence) {
    String account = occurrence.account().orElse(accounts.get(0));
    checkAccount(account);
    return account;
  }
}

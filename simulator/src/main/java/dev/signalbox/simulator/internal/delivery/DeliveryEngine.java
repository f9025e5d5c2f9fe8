package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryAttempt.Outcome;
import dev.signalbox.simulator.DeliveryCounts;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.internal.store.Subscription;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** Sends deliveries until they arrive or fail for good (protocol.md, 2.3). */
public final class DeliveryEngine {

  private final SimulatorOptions options;
  private final SubscriptionStore store;
  private final AttemptLog log;
  private final Delays delays;
  private final Clock clock;
  private final RandomGenerator jitter;
  private final Sender sender;
  private final Affinity affinity = new Affinity();
  private final HeaderMaker headers = new HeaderMaker(affinity);
  private final Tally tally;
  private final HeldBack heldBack;
  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /**
   * Puts it together.
   *
   * @param executor runs what follows an answer
   */
  public DeliveryEngine(
      SimulatorOptions options,
      SubscriptionStore store,
      AttemptLog log,
      Delays delays,
      Executor executor,
      RandomGenerator jitter) {
    this.options = options;
    this.store = store;
    this.log = log;
    this.delays = delays;
    this.clock = options.clock();
    this.jitter = jitter;
    this.sender = new Sender(executor, delays, options.deliveryTimeout());
    this.tally = new Tally(options.maxPending());
    this.heldBack = new HeldBack(this::send, delays);
  }

  /** Takes the deliveries of one event on; false when that would be too many. */
  boolean accept(List<Delivery> deliveries) {
    return tally.begin(deliveries);
  }

  /** Sends one that was taken on, when it is its turn. */
  void send(Delivery delivery) {
    pump(
        lanes.compute(
            delivery.subscriptionId(),
            (id, found) -> {
              Lane lane = found == null ? new Lane(options.inFlightPerSubscription()) : found;
              lane.add(delivery);
              return lane;
            }));
  }

  /** Sends one that was taken on when another has gone first, or after so long. */
  void hold(Delivery delivery, Duration longest) {
    heldBack.hold(delivery, longest);
  }

  /** Begins no further try; what is under way ends as it may. */
  public void close() {
    closed = true;
  }

  /** What has been done so far. */
  public DeliveryCounts counts() {
    return tally.counts(log.count());
  }

  private void pump(Lane lane) {
    for (Optional<Delivery> next = next(lane); next.isPresent(); next = next(lane)) {
      attempt(lane, next.get());
    }
  }

  private Optional<Delivery> next(Lane lane) {
    return closed ? Optional.empty() : lane.next();
  }

  private void attempt(Lane lane, Delivery delivery) {
    Instant start = clock.instant();
    Optional<Subscription> subscription = store.find(delivery.subscriptionId());
    if (subscription.isEmpty()) {
      abandoned(lane, delivery, start);
      return;
    }
    String url = subscription.get().terms().targetUrl();
    sender
        .send(url, headers.headers(subscription.get(), delivery, start), delivery.body())
        .thenAccept(
            sent -> {
              settle(subscription.get(), delivery, start, sent);
              lane.done();
              heldBack.overtaken(delivery.subscriptionId());
              pump(lane);
              retire(delivery.subscriptionId());
            });
  }

  /** Deliveries are added in the map's own step as well, so that no lane goes with one in it. */
  private void retire(String subscriptionId) {
    lanes.computeIfPresent(subscriptionId, (id, lane) -> lane.idle() ? null : lane);
  }

  private void settle(Subscription subscription, Delivery delivery, Instant start, Sent sent) {
    Outcome outcome = outcome(delivery, sent);
    OptionalInt status = OptionalInt.empty();
    Optional<String> failure = Optional.empty();
    if (sent instanceof Sent.Answer answer) {
      affinity.learn(subscription, delivery, answer);
      status = OptionalInt.of(answer.status());
    } else if (sent instanceof Sent.Failure failed) {
      failure = Optional.of(failed.reason());
    }
    Optional<Duration> wait =
        outcome == Outcome.RETRYING
            ? Optional.of(options.retries().waitBefore(delivery.attempt(), jitter))
            : Optional.empty();
    String url = subscription.terms().targetUrl();
    record(delivery, url, start, status, failure, outcome, wait);
    if (wait.isPresent()) {
      delays.after(wait.get(), () -> send(delivery.again()));
    } else {
      tally.end(delivery, outcome);
    }
  }

  private Outcome outcome(Delivery delivery, Sent sent) {
    if (sent instanceof Sent.Answer answer && answer.success()) {
      return Outcome.DELIVERED;
    }
    boolean again = sent.retried() && delivery.attempt() <= options.retries().retries();
    return again ? Outcome.RETRYING : Outcome.FAILED;
  }

  private void abandoned(Lane lane, Delivery delivery, Instant start) {
    record(
        delivery,
        "",
        start,
        OptionalInt.empty(),
        Optional.of("subscription_deleted"),
        Outcome.ABANDONED,
        Optional.empty());
    tally.end(delivery, Outcome.ABANDONED);
    lane.done();
    retire(delivery.subscriptionId());
  }

  private void record(
      Delivery delivery,
      String url,
      Instant start,
      OptionalInt status,
      Optional<String> failure,
      Outcome outcome,
      Optional<Duration> wait) {
    Instant end = clock.instant();
    log.add(
        number ->
            new DeliveryAttempt(
                number,
                delivery.eventId(),
                delivery.eventType(),
                delivery.subscriptionId(),
                url,
                delivery.attempt(),
                delivery.duplicate(),
                start,
                Duration.between(start, end),
                status,
                failure,
                outcome,
                wait.map(end::plus)));
  }
}

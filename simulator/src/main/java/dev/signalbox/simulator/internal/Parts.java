package dev.signalbox.simulator.internal;

import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.internal.api.ApiFaults;
import dev.signalbox.simulator.internal.api.PartnerApi;
import dev.signalbox.simulator.internal.control.ControlApi;
import dev.signalbox.simulator.internal.conversation.Conversations;
import dev.signalbox.simulator.internal.delivery.AttemptLog;
import dev.signalbox.simulator.internal.delivery.DeliveryEngine;
import dev.signalbox.simulator.internal.delivery.DeliveryFaults;
import dev.signalbox.simulator.internal.delivery.Publisher;
import dev.signalbox.simulator.internal.fault.FaultBook;
import dev.signalbox.simulator.internal.http.Handler;
import dev.signalbox.simulator.internal.http.HttpFront;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The parts of a simulator, put together. */
public final class Parts implements AutoCloseable {

  private final List<String> apiKeys;
  private final Threads threads;
  private final FaultBook faults;
  private final AttemptLog log;
  private final DeliveryEngine engine;
  private final Happenings happenings;
  private final Conversations conversations;
  private final HttpFront front;

  private Parts(SimulatorOptions options, Threads threads) {
    Randomness randomness = new Randomness(options.seed());
    Delays delays = options.delays().orElse(threads);
    this.threads = threads;
    this.apiKeys = options.apiKeys().isEmpty() ? List.of(randomness.apiKey()) : options.apiKeys();
    this.faults = new FaultBook(randomness);
    this.log = new AttemptLog(options.logEntries());
    SubscriptionStore store = new SubscriptionStore(options.clock());
    this.engine =
        new DeliveryEngine(options, store, log, delays, threads.deliveries(), randomness.jitter());
    DeliveryFaults deliveryFaults = new DeliveryFaults(faults, engine, delays);
    this.happenings =
        new Happenings(options, apiKeys, new Publisher(store, engine, deliveryFaults), randomness);
    this.conversations = new Conversations(happenings, delays, options.clock());
    PartnerApi partner =
        new PartnerApi(
            options,
            new LinkedHashSet<>(apiKeys),
            store,
            new ApiFaults(faults, delays, threads.requests(), options.clock()),
            randomness);
    ControlApi control =
        new ControlApi(
            new ControlApi.Reach(apiKeys.size(), options.eventTypes(), store, faults, log, engine),
            happenings,
            conversations);
    this.front =
        HttpFront.open(
            options.port(),
            delays,
            threads.requests(),
            routes(partner, control, randomness),
            PartnerApi.tooLarge(randomness));
  }

  /** Starts them. */
  public static Parts start(SimulatorOptions options) {
    Threads threads = new Threads();
    try {
      return new Parts(options, threads);
    } catch (RuntimeException e) {
      threads.close();
      throw e;
    }
  }

  private static Handler routes(PartnerApi partner, ControlApi control, Randomness randomness) {
    return request -> {
      if (request.isUnder("api", "partner")) {
        return partner.handle(request);
      }
      return request.isUnder("simulator")
          ? control.handle(request)
          : CompletableFuture.completedFuture(PartnerApi.noSuchPath(randomness));
    };
  }

  /** Where it listens. */
  public URI address() {
    return front.address();
  }

  /** One for each account. */
  public List<String> apiKeys() {
    return apiKeys;
  }

  /** The rules in force. */
  public FaultBook faults() {
    return faults;
  }

  /** The tries of deliveries. */
  public AttemptLog log() {
    return log;
  }

  /** Makes deliveries. */
  public DeliveryEngine engine() {
    return engine;
  }

  /** Lets things happen. */
  public Happenings happenings() {
    return happenings;
  }

  /** Lets people talk. */
  public Conversations conversations() {
    return conversations;
  }

  @Override
  public void close() {
    conversations.close();
    engine.close();
    front.close();
    threads.close();
  }
}

package dev.signalbox.management.client;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Linq's API over HTTPS. What may be repeated is tried again; making a subscription is not,
 * unless Linq certainly did not do it. For use by any thread.
 */
public final class LinqClient implements LinqApi, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LinqClient.class);
  private static final String SUBSCRIPTIONS = "/webhook-subscriptions";

  private final Wire wire = new Wire();
  private final Transport transport;
  private final Failures failures;
  private final Guard guard;

  /**
   * A client.
   *
   * @param settings where and how
   * @param executor runs the HTTP client's own work
   * @param clock for dates in headers, and the circuit breaker
   * @param sleeper waits between tries
   * @param random for the jitter of the waits
   * @param listener hears of each try
   */
  public LinqClient(
      ClientSettings settings,
      Executor executor,
      Clock clock,
      Sleeper sleeper,
      RandomGenerator random,
      ClientListener listener) {
    Objects.requireNonNull(settings, "settings");
    this.transport = new Transport(settings, executor);
    this.failures = new Failures(new Scrubber(settings.apiKey()), new RetryAfter(clock));
    this.guard =
        new Guard(settings, new Backoff(settings, random), failures, clock, sleeper, listener);
  }

  @Override
  public List<Subscription> subscriptions() {
    return call(Operation.LIST, "GET", SUBSCRIPTIONS, Optional.empty(), wire::subscriptions);
  }

  @Override
  public CreatedSubscription create(SubscriptionDraft draft) {
    return call(
        Operation.CREATE, "POST", SUBSCRIPTIONS, Optional.of(wire.text(draft)), wire::created);
  }

  @Override
  public Subscription update(String id, SubscriptionChange change) {
    return call(
        Operation.UPDATE,
        "PUT",
        path(id),
        Optional.of(wire.text(change)),
        body -> wire.subscription(body));
  }

  @Override
  public void delete(String id) {
    try {
      call(Operation.DELETE, "DELETE", path(id), Optional.empty(), body -> true);
    } catch (LinqNotFoundException gone) {
      // The goal is reached, perhaps by an earlier try whose answer was lost.
      LOG.debug("SBX-7001 subscription {} is gone already", id);
    }
  }

  @Override
  public SortedSet<String> eventTypes() {
    return call(
        Operation.EVENT_TYPES, "GET", "/webhook-events", Optional.empty(), wire::eventTypes);
  }

  /** How the circuit breaker stands: closed, open or half_open. */
  public String breakerState() {
    return guard.breakerState();
  }

  /** Ids come from Linq; one that could name another path is nobody's. */
  private static String path(String id) {
    if (!id.matches("[A-Za-z0-9_.~-]{1,128}") || id.startsWith(".")) {
      throw new IllegalArgumentException(
          "expected the id of a subscription, of letters, digits and - _ . ~; found something else");
    }
    return SUBSCRIPTIONS + '/' + id;
  }

  private <T> T call(
      Operation operation,
      String method,
      String path,
      Optional<String> body,
      Function<byte[], T> reading) {
    Supplier<Future<HttpResponse<byte[]>>> sending = () -> transport.send(method, path, body);
    return guard.call(operation, sending, answer -> read(operation, path, answer, reading));
  }

  private <T> T read(
      Operation operation, String path, HttpResponse<byte[]> answer, Function<byte[], T> reading) {
    Reply reply = new Reply(answer.statusCode(), answer.headers(), answer.body());
    LOG.debug("SBX-7000 {}: {} answered {}", operation.text(), path, reply.status());
    if (!reply.success()) {
      throw failures.of(operation, reply);
    }
    try {
      return reading.apply(reply.body());
    } catch (WireException e) {
      throw failures.unreadable(operation, reply, e.getMessage());
    }
  }

  /** Lets go of what JSON-B holds; calls under way end as they may. */
  @Override
  public void close() {
    wire.close();
  }
}

package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.Operation;
import dev.signalbox.simulator.SimulatorOptions;
import dev.signalbox.simulator.internal.Randomness;
import dev.signalbox.simulator.internal.http.Handler;
import dev.signalbox.simulator.internal.http.Reply;
import dev.signalbox.simulator.internal.http.Request;
import dev.signalbox.simulator.internal.store.SubscriptionStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Everything under {@code /api/partner}: finds the operation, lets faults strike, authenticates.
 */
public final class PartnerApi implements Handler {

  private static final String BEARER = "bearer ";

  private final Set<String> accounts;
  private final SubscriptionOperations operations;
  private final ApiFaults faults;
  private final Randomness randomness;

  /**
   * Puts it together.
   *
   * @param accounts known by their API keys
   */
  public PartnerApi(
      SimulatorOptions options,
      Set<String> accounts,
      SubscriptionStore store,
      ApiFaults faults,
      Randomness randomness) {
    this.accounts = accounts;
    this.operations = new SubscriptionOperations(options, store, randomness);
    this.faults = faults;
    this.randomness = randomness;
  }

  /** Answers a body that is larger than any that could be meant. */
  public static Reply tooLarge(Randomness randomness) {
    return Errors.reply(ApiError.tooLarge(), randomness.traceId());
  }

  /** Answers a path where nothing is. */
  public static Reply noSuchPath(Randomness randomness) {
    return Errors.reply(ApiError.noSuchPath(), randomness.traceId());
  }

  @Override
  public CompletableFuture<Reply> handle(Request request) {
    String trace = randomness.traceId();
    Map<String, Operation> methods = Call.methods(request);
    Optional<Call> call = Call.of(request);
    if (methods.isEmpty()) {
      return now(Errors.reply(ApiError.noSuchPath(), trace));
    }
    if (call.isEmpty()) {
      String allowed = String.join(", ", new TreeSet<>(methods.keySet()));
      return now(Errors.reply(ApiError.wrongMethod(), trace).with("Allow", allowed));
    }
    return faults
        .around(call.get(), trace, () -> perform(call.get(), request, trace))
        .thenApply(reply -> reply.with(Errors.TRACE, trace));
  }

  private Reply perform(Call call, Request request, String trace) {
    try {
      String account = account(request);
      String id = call.subscriptionId().orElse("");
      return switch (call.operation()) {
        case CREATE -> operations.create(account, request.body());
        case LIST -> operations.list(account);
        case GET -> operations.get(account, id);
        case UPDATE -> operations.update(account, id, request.body());
        case DELETE -> operations.delete(account, id);
        case EVENTS -> operations.events();
        case ANY, DELIVERY -> throw new IllegalStateException("no call is " + call.operation());
      };
    } catch (ApiError e) {
      return Errors.reply(e, trace);
    }
  }

  private String account(Request request) {
    return request
        .header("authorization")
        .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(value -> value.substring(BEARER.length()).strip())
        .filter(accounts::contains)
        .orElseThrow(ApiError::unauthorized);
  }

  private static CompletableFuture<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}

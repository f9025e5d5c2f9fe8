package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.Delays;
import dev.signalbox.simulator.Fault;
import dev.signalbox.simulator.RetryAfter;
import dev.signalbox.simulator.internal.fault.FaultBook;
import dev.signalbox.simulator.internal.fault.Strike;
import dev.signalbox.simulator.internal.http.Reply;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Puts faults before and after the operations of the API. */
public final class ApiFaults {

  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final FaultBook book;
  private final Delays delays;
  private final Executor executor;
  private final Clock clock;

  /**
   * Puts it together.
   *
   * @param executor performs operations that had to wait
   */
  public ApiFaults(FaultBook book, Delays delays, Executor executor, Clock clock) {
    this.book = book;
    this.delays = delays;
    this.executor = executor;
    this.clock = clock;
  }

  /** The answer of an operation, or what a fault makes of it. */
  CompletableFuture<Reply> around(Call call, String trace, Supplier<Reply> operation) {
    Strike strike = book.strike(call.operation(), call.subscriptionId(), Optional.empty());
    Supplier<Reply> struck = () -> struck(strike.fault(), trace, operation);
    if (strike.latency().isZero()) {
      return CompletableFuture.completedFuture(struck.get());
    }
    CompletableFuture<Reply> later = new CompletableFuture<>();
    delays.after(strike.latency(), () -> later.completeAsync(struck, executor));
    return later;
  }

  private Reply struck(Optional<Fault> fault, String trace, Supplier<Reply> operation) {
    if (fault.isEmpty()) {
      return operation.get();
    }
    return switch (fault.get().kind()) {
      case RATE_LIMIT -> rateLimit(fault.get(), trace);
      case INTERNAL_ERROR -> Errors.reply(ApiError.internal(), trace);
      case UNAVAILABLE -> Errors.reply(ApiError.unavailable(), trace);
      case DROP_BEFORE ->
          Errors.reply(ApiError.internal(), trace).arriving(new Reply.Arrival.Never());
      case DROP_AFTER -> operation.get().arriving(new Reply.Arrival.Never());
      case TRUNCATED_JSON -> truncated(operation.get());
      case MALFORMED_JSON -> Distortion.malformed(operation.get());
      case UNKNOWN_FIELDS -> Distortion.unknownFields(operation.get());
      case SLOW_BODY -> operation.get().arriving(new Reply.Arrival.Slowly(fault.get().delay()));
      case LATENCY, DUPLICATE, REORDER ->
          throw new IllegalStateException(fault.get().kind() + " does not strike here");
    };
  }

  /** An answer without a body cannot stop half way through it, so all of it goes. */
  private static Reply truncated(Reply reply) {
    return reply.arriving(
        reply.body().length == 0 ? new Reply.Arrival.Never() : new Reply.Arrival.Half());
  }

  private Reply rateLimit(Fault fault, String trace) {
    int seconds = fault.retryAfterSeconds();
    boolean told = fault.retryAfter() != RetryAfter.ABSENT;
    Reply reply =
        Errors.reply(
            ApiError.rateLimit(), trace, told ? OptionalInt.of(seconds) : OptionalInt.empty());
    return switch (fault.retryAfter()) {
      case SECONDS -> reply.with("Retry-After", Integer.toString(seconds));
      case HTTP_DATE ->
          reply.with("Retry-After", HTTP_DATE.format(clock.instant().plusSeconds(seconds)));
      case ABSENT -> reply;
    };
  }
}

package dev.signalbox.management.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/** Turns what went wrong into an exception with a name. */
final class Failures {

  private static final String LATER = "it may be tried again later";
  private static final String LIST_FIRST =
      "whether it was done is not known: the next run looks at the list before anything else";

  private final Scrubber scrubber;
  private final RetryAfter retryAfter;

  Failures(Scrubber scrubber, RetryAfter retryAfter) {
    this.scrubber = scrubber;
    this.retryAfter = retryAfter;
  }

  /** Of an answer that is no success. */
  LinqException of(Operation operation, Reply reply) {
    int status = reply.status();
    if (status == 429) {
      return new LinqRateLimitException(
          failure(operation, reply, "wait, or lower signalbox.management.rate"), null);
    }
    // A gateway's error does not tell whether the request behind it went through.
    boolean troubled = status >= 500 || status == 408;
    if (troubled && !operation.repeatable()) {
      return new LinqOutcomeUnknownException(failure(operation, reply, LIST_FIRST), null);
    }
    if (troubled) {
      return new LinqServerException(failure(operation, reply, LATER), null);
    }
    return switch (status) {
      case 401 ->
          new LinqAuthenticationException(
              failure(operation, reply, "check the API key (signalbox.management.api-key)"), null);
      case 403 ->
          new LinqAccessException(
              failure(operation, reply, "use an API key of the account that owns it"), null);
      case 404 ->
          new LinqNotFoundException(
              failure(operation, reply, "it is gone, or the base address of the API is wrong"),
              null);
      case 409 ->
          new LinqConflictException(
              failure(operation, reply, "look at the list of subscriptions"), null);
      default ->
          status < 400
              ? new LinqProtocolException(
                  failure(
                      operation,
                      reply,
                      "redirects are not followed, since the API key goes with the request; set"
                          + " signalbox.management.api-url to where the API is"),
                  null)
              : new LinqRequestException(
                  failure(operation, reply, "correct the settings that it speaks of"), null);
    };
  }

  /** Of a try without a usable answer. */
  LinqException of(Operation operation, Throwable cause) {
    if (cause instanceof LinqException known) {
      return known;
    }
    if (neverSent(cause)) {
      return new LinqUnavailableException(
          Failure.unanswered(
              operation.text(),
              "Linq's API was not reached (" + reason(cause) + ")",
              "check signalbox.management.api-url and this machine's way out"),
          withoutText(cause));
    }
    Failure failure =
        Failure.unanswered(
            operation.text(),
            cause instanceof TimeoutException
                ? "no answer within signalbox.management.timeout"
                : "the answer did not arrive (" + reason(cause) + ")",
            operation.repeatable() ? LATER : LIST_FIRST);
    if (!operation.repeatable()) {
      return new LinqOutcomeUnknownException(failure, withoutText(cause));
    }
    return cause instanceof BodyTooLargeException
        ? new LinqProtocolException(failure, withoutText(cause))
        : new LinqUnavailableException(failure, withoutText(cause));
  }

  /** Of a success whose body cannot be used. */
  LinqException unreadable(Operation operation, Reply reply, String what) {
    Failure failure =
        new Failure(
            operation.text(),
            "Linq answered " + reply.status() + " with " + what,
            OptionalInt.of(reply.status()),
            OptionalInt.empty(),
            reply.headers().firstValue("X-Trace-ID").map(scrubber::shown),
            Optional.empty(),
            operation.repeatable()
                ? "check that signalbox.management.api-url names Linq's API"
                : LIST_FIRST);
    return operation.repeatable()
        ? new LinqProtocolException(failure, null)
        : new LinqOutcomeUnknownException(failure, null);
  }

  /** Of a call that one of the guards kept back. */
  LinqException keptBack(Operation operation, String by, String whatToDo) {
    return new LinqKeptBackException(Failure.unanswered(operation.text(), by, whatToDo), null);
  }

  private Failure failure(Operation operation, Reply reply, String whatToDo) {
    ErrorBody error = ErrorBody.read(reply.body());
    String said = error.message().map(text -> ": " + scrubber.shown(text)).orElse("");
    return new Failure(
        operation.text(),
        "Linq answered " + reply.status() + said,
        OptionalInt.of(reply.status()),
        error.code(),
        traceId(reply, error),
        retryAfter.of(reply.headers()),
        whatToDo);
  }

  private Optional<String> traceId(Reply reply, ErrorBody error) {
    return reply
        .headers()
        .firstValue("X-Trace-ID")
        .or(error::traceId)
        .map(scrubber::shown)
        .filter(text -> !text.isEmpty());
  }

  private static boolean neverSent(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof HttpConnectTimeoutException
        || cause instanceof UnresolvedAddressException
        || cause instanceof SSLHandshakeException;
  }

  private String reason(Throwable cause) {
    String text = cause.getMessage() == null ? "" : ": " + scrubber.shown(cause.getMessage());
    return cause.getClass().getSimpleName() + text;
  }

  /** Some of the JDK's messages repeat what the server sent, which may be anything. */
  private Throwable withoutText(Throwable cause) {
    IOException clean = new IOException(reason(cause));
    clean.setStackTrace(cause.getStackTrace());
    return clean;
  }
}

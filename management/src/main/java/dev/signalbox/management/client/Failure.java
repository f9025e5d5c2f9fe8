package dev.signalbox.management.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known of a call that failed; no part holds a secret.
 *
 * @param operation what was called, as in "listing the subscriptions"
 * @param found what came back instead of the result
 * @param status HTTP status; empty when there was no answer
 * @param code Linq's error code
 * @param traceId Linq's id of the request
 * @param retryAfter how long Linq asks to wait; empty when it does not say
 * @param whatToDo advice for an operator
 */
public record Failure(
    String operation,
    String found,
    OptionalInt status,
    OptionalInt code,
    Optional<String> traceId,
    Optional<Duration> retryAfter,
    String whatToDo) {

  /** Checks the parts. */
  public Failure {
    Objects.requireNonNull(operation, "operation");
    Objects.requireNonNull(found, "found");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(traceId, "traceId");
    Objects.requireNonNull(retryAfter, "retryAfter");
    Objects.requireNonNull(whatToDo, "whatToDo");
  }

  /** Of a call that got no answer. */
  public static Failure unanswered(String operation, String found, String whatToDo) {
    return new Failure(
        operation,
        found,
        OptionalInt.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        whatToDo);
  }

  /** Everything in one line. */
  public String message() {
    StringBuilder text = new StringBuilder(operation).append(" failed: ").append(found);
    code.ifPresent(number -> text.append(" (Linq's code ").append(number).append(')'));
    traceId.ifPresent(id -> text.append(" (trace ").append(id).append(')'));
    return text.append("; ").append(whatToDo).toString();
  }
}

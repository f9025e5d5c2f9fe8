package dev.signalbox.core.inbox;

import java.util.Objects;

/**
 * How a handler stands on one node, for the others.
 *
 * @param handler its stable name
 * @param version version of what provides it
 * @param source what provides it
 * @param state what it is doing, in lower case
 * @param handled deliveries handled since the process began
 * @param failed attempts failed since the process began
 * @param breaker state of its circuit breaker
 * @param lastError what the newest failed attempt said; empty text when there was none
 */
public record HandlerReport(
    String handler,
    String version,
    String source,
    String state,
    long handled,
    long failed,
    String breaker,
    String lastError) {

  /** Checks the parts. */
  public HandlerReport {
    Objects.requireNonNull(handler, "handler");
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(breaker, "breaker");
    Objects.requireNonNull(lastError, "lastError");
  }
}

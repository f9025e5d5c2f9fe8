package dev.signalbox.core.http.internal;

import dev.signalbox.core.dispatch.HandlerStatus;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A handler; the names are those of the JSON.
 *
 * @param bundle what provides it
 */
public record HandlerView(
    String name,
    String bundle,
    String version,
    List<String> types,
    String state,
    long position,
    long lag,
    long retrying,
    long dead,
    String breaker,
    long handled,
    long failed,
    Optional<String> lastError,
    Instant firstSeen) {

  /** Shows one. */
  public static HandlerView of(HandlerStatus status) {
    return new HandlerView(
        status.name(),
        status.source(),
        status.version(),
        status.types(),
        status.state().name().toLowerCase(Locale.ROOT),
        status.position(),
        status.lag(),
        status.retrying(),
        status.dead(),
        status.breaker(),
        status.handled(),
        status.failed(),
        status.lastError(),
        status.firstSeen());
  }
}

package dev.signalbox.core.receive;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each endpoint got its last verified delivery, since this process began. Holds configured
 * endpoints only, so its size is bounded. For use by any thread.
 */
public final class LastReceipts {

  private final Map<String, Instant> byEndpoint = new ConcurrentHashMap<>();
  private final Clock clock;

  /** Nothing received yet. */
  public LastReceipts(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /** A verified delivery came to a configured endpoint just now. */
  public void received(String endpoint) {
    byEndpoint.put(endpoint, clock.instant());
  }

  /** The time of the last one; empty when there was none since the process began. */
  public Optional<Instant> of(String endpoint) {
    return Optional.ofNullable(byEndpoint.get(endpoint));
  }
}

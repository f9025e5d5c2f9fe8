package dev.signalbox.management;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What the last look at the account found.
 *
 * @param at when
 * @param error why there was no look; empty when there was one
 * @param drift what was changed elsewhere
 * @param lacking event types that an installed handler observes and an active subscription lacks,
 *     as {@code <endpoint>: <type>}
 * @param missing endpoints without a subscription that should have one
 * @param active endpoints whose subscription delivers
 * @param changes whether a plan would change anything
 */
public record Findings(
    Instant at,
    Optional<String> error,
    List<Drift> drift,
    List<String> lacking,
    List<String> missing,
    List<String> active,
    boolean changes) {

  /** Copies the lists. */
  public Findings {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(error, "error");
    drift = List.copyOf(drift);
    lacking = List.copyOf(lacking);
    missing = List.copyOf(missing);
    active = List.copyOf(active);
  }
}

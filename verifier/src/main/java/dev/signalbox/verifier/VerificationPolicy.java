package dev.signalbox.verifier;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What an endpoint takes.
 *
 * <p>Linq sends both header sets on each delivery (protocol.md, 2.1), so the allowed schemes decide
 * as follows.
 *
 * <ul>
 *   <li>Both allowed: when any of {@code webhook-id}, {@code webhook-timestamp} and {@code
 *       webhook-signature} is there, even empty, the whole standard set must verify and the legacy
 *       set is not looked at; the legacy set serves when none of the three is there.
 *   <li>Only {@link Scheme#STANDARD}: the legacy set is not looked at; alone, it is refused.
 *   <li>Only {@link Scheme#LEGACY}: the standard set is not looked at, since it is not allowed to
 *       decide here; the legacy set must verify. Such an endpoint is for a secret that is not
 *       Base64 or a proxy that drops {@code webhook-*}.
 * </ul>
 *
 * @param schemes the allowed schemes, at least one
 * @param tolerance how far the timestamp may be from now, either way, both ends included; whole
 *     seconds, 1 second to 24 hours. Compared in whole seconds, as the reference library does
 */
public record VerificationPolicy(Set<Scheme> schemes, Duration tolerance) {

  private static final Duration MAX_TOLERANCE = Duration.ofHours(24);

  /**
   * Checks both; copies the set.
   *
   * @throws IllegalArgumentException when no scheme is allowed or the tolerance is out of range
   */
  public VerificationPolicy {
    schemes = Set.copyOf(schemes);
    Objects.requireNonNull(tolerance, "tolerance");
    if (schemes.isEmpty()) {
      throw new IllegalArgumentException(
          "a verification policy needs at least one scheme, found none; allow STANDARD, LEGACY or both");
    }
    if (tolerance.compareTo(Duration.ofSeconds(1)) < 0
        || tolerance.compareTo(MAX_TOLERANCE) > 0
        || tolerance.getNano() != 0) {
      throw new IllegalArgumentException(
          "the tolerance needs to be whole seconds from PT1S to %s, found %s; 300 s is what Linq documents"
              .formatted(MAX_TOLERANCE, tolerance));
    }
  }

  /** Both schemes, 300 seconds either way (protocol.md, 2.2). */
  public static VerificationPolicy defaults() {
    return new VerificationPolicy(Set.of(Scheme.STANDARD, Scheme.LEGACY), Duration.ofSeconds(300));
  }

  /** Whether the scheme may decide. */
  public boolean allows(Scheme scheme) {
    return schemes.contains(scheme);
  }
}

package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.EventFamily;
import dev.signalbox.api.spi.EventType;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Which bundle brings which event type: the one that came first, for as long as it is there. May be
 * used from any thread.
 */
final class TypeClaims {

  private final Map<String, Claim> claims = new HashMap<>();

  /** A bundle that brings a type; the same object for as long as it does. */
  private record Claim(Object owner, String label) {}

  /**
   * Claims all types of a family.
   *
   * @param owner whose they are; by identity
   * @param label names the owner in messages
   * @throws RefusedBundleException when another one has a type; those before it stay claimed
   */
  void claim(Object owner, String label, EventFamily family) {
    for (EventType<?> type : Objects.requireNonNull(family.types(), "types of " + family.name())) {
      claim(owner, label, type.name());
    }
  }

  private synchronized void claim(Object owner, String label, String type) {
    Claim present = claims.putIfAbsent(type, new Claim(owner, label));
    if (present != null && present.owner() != owner) {
      throw RefusedBundleException.forNow(
          label,
          "it brings the event type '"
              + type
              + "', which "
              + present.label()
              + " brings already; remove one of the two");
    }
  }

  /** Gives up all that it claimed. */
  synchronized void release(Object owner) {
    claims.values().removeIf(claim -> claim.owner() == owner);
  }
}

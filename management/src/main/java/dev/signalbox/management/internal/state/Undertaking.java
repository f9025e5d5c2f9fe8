package dev.signalbox.management.internal.state;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something of several steps that was begun for an endpoint, written down before its first step so
 * that whoever comes after a crash can finish it.
 *
 * @param endpoint the endpoint
 * @param kind what it is
 * @param phase how far it is
 * @param targetUrl of the subscription that is being made
 * @param oldSubscriptionId the subscription that goes when the new one is there
 * @param startedAt when it was begun
 */
public record Undertaking(
    String endpoint,
    Kind kind,
    Phase phase,
    String targetUrl,
    Optional<String> oldSubscriptionId,
    Instant startedAt) {

  /** What is done. */
  public enum Kind {
    /** A subscription is made where there was none. */
    CREATE,
    /** A subscription of ours gets another secret, by a second one that takes its place. */
    ROTATE,
    /** A subscription that was not made here is replaced by one that is. */
    ADOPT
  }

  /** How far it is. */
  public enum Phase {
    /** The new subscription may exist at Linq; its secret is not certain to be here. */
    MAKING,
    /** The new one works; the old one goes. */
    REMOVING
  }

  /** Checks that all is there. */
  public Undertaking {
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(oldSubscriptionId, "oldSubscriptionId");
    Objects.requireNonNull(startedAt, "startedAt");
  }

  /** The same, further on. */
  public Undertaking at(Phase next) {
    return new Undertaking(endpoint, kind, next, targetUrl, oldSubscriptionId, startedAt);
  }
}

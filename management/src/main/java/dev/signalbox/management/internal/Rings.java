package dev.signalbox.management.internal;

import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.internal.state.Undertaking.Phase;
import dev.signalbox.management.plan.TargetUrl;
import dev.signalbox.management.secret.StoredSecret;
import dev.signalbox.verifier.InvalidSecretException;
import dev.signalbox.verifier.SigningSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the kept secrets into the node's key rings. For use by any thread. */
public final class Rings {

  /**
   * For so long a signature that nothing matches asks the sender to come again while a subscription
   * is made: longer than Linq tries (protocol.md, 2.3), so that more would not help it.
   */
  static final Duration EXPECT_AT_MOST = Duration.ofMinutes(30);

  private static final Logger LOG = LoggerFactory.getLogger(Rings.class);

  private final Endpoints endpoints;
  private final Memory memory;
  private final Receiving receiving;
  private final Clock clock;
  private volatile Optional<String> problem = Optional.empty();
  private volatile String seen = "";

  /** Nothing loaded yet. */
  public Rings(Endpoints endpoints, Memory memory, Receiving receiving, Clock clock) {
    this.endpoints = endpoints;
    this.memory = memory;
    this.receiving = receiving;
    this.clock = clock;
  }

  /** Why the kept secrets are not in use; empty when they are. */
  public Optional<String> problem() {
    return problem;
  }

  /** Loads them if anything was changed since, by this node or another. */
  public synchronized void refreshIfChanged() {
    String stamp;
    try {
      stamp = memory.stamp() + ' ' + expecting();
    } catch (RuntimeException e) {
      stamp = "unreadable";
    }
    if (!stamp.equals(seen)) {
      refresh();
      seen = stamp;
    }
  }

  /** An expectation ends by time as well. */
  private List<String> expecting() {
    State state = memory.state();
    return endpoints.all().stream()
        .map(Endpoint::name)
        .filter(name -> state.undertaking(name).filter(this::expects).isPresent())
        .toList();
  }

  /** Loads them; when they cannot be read, those that are in use stay in use. */
  public synchronized void refresh() {
    State state;
    List<StoredSecret> secrets;
    try {
      // In this order: once the journal says that a secret is kept, it is seen.
      state = memory.state();
      secrets = memory.secrets();
    } catch (RuntimeException e) {
      if (!problem.equals(Optional.ofNullable(e.getMessage()))) {
        LOG.error("SBX-7010 the kept signing secrets are not in use: {}", e.getMessage());
      }
      problem = Optional.of(Objects.requireNonNullElse(e.getMessage(), e.getClass().getName()));
      return;
    }
    for (Endpoint endpoint : endpoints.all()) {
      receiving.use(
          endpoint.name(),
          ring(endpoint, secrets),
          state.undertaking(endpoint.name()).filter(this::expects).isPresent());
    }
    problem = Optional.empty();
  }

  private boolean expects(Undertaking undertaking) {
    Instant now = clock.instant();
    return undertaking.phase() == Phase.MAKING
        && now.isBefore(undertaking.startedAt().plus(EXPECT_AT_MOST))
        // A clock that was set back must not keep it up for long.
        && !now.isBefore(undertaking.startedAt().minus(EXPECT_AT_MOST));
  }

  private List<SigningSecret> ring(Endpoint endpoint, List<StoredSecret> secrets) {
    Instant now = clock.instant();
    return secrets.stream()
        .filter(secret -> isOf(endpoint, secret))
        .filter(secret -> secret.notAfter().filter(now::isAfter).isEmpty())
        .sorted(
            Comparator.comparing((StoredSecret secret) -> secret.notAfter().isPresent())
                .thenComparing(StoredSecret::createdAt, Comparator.reverseOrder()))
        .flatMap(Rings::usable)
        .toList();
  }

  /** Its name may have been changed in the settings since. */
  private static boolean isOf(Endpoint endpoint, StoredSecret secret) {
    return secret.endpoint().equals(endpoint.name())
        || endpoint.target().samePlace(TargetUrl.of(URI.create(secret.targetUrl())));
  }

  private static Stream<SigningSecret> usable(StoredSecret secret) {
    try {
      return Stream.of(
          SigningSecret.of(secret.id(), secret.text(), Optional.empty(), secret.notAfter()));
    } catch (InvalidSecretException e) {
      LOG.error(
          "SBX-7011 the kept signing secret {} cannot be used: {}", secret.id(), e.getMessage());
      return Stream.empty();
    }
  }
}

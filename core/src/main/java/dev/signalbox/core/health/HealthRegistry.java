package dev.signalbox.core.health;

import dev.signalbox.core.health.Readiness.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The checks of this process. May be used from any thread; no lock is held while a check runs. An
 * answer is kept for a moment, because anyone may ask and a check may read from the store.
 */
public final class HealthRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(HealthRegistry.class);

  private final List<Named> checks = new CopyOnWriteArrayList<>();
  private final AtomicReference<Answer> newest = new AtomicReference<>();
  private final Clock clock;
  private final Duration keepFor;

  private record Named(String name, HealthCheck check) {}

  private record Answer(Instant at, Readiness readiness) {}

  /**
   * A registry without checks, which is up.
   *
   * @param clock tells how old an answer is
   * @param keepFor for how long an answer is given again without looking; zero looks every time
   */
  public HealthRegistry(Clock clock, Duration keepFor) {
    this.clock = Objects.requireNonNull(clock, "clock");
    if (keepFor.isNegative()) {
      throw new IllegalArgumentException(
          "expected a time of zero or more to keep an answer, found " + keepFor);
    }
    this.keepFor = keepFor;
  }

  /**
   * Adds a check.
   *
   * @throws IllegalArgumentException when there is one of that name
   */
  public synchronized void add(String name, HealthCheck check) {
    Objects.requireNonNull(check, "check");
    if (checks.stream().anyMatch(known -> known.name().equals(name))) {
      throw new IllegalArgumentException(
          "there is a health check named '" + name + "' already; choose another name");
    }
    checks.add(new Named(Objects.requireNonNull(name, "name"), check));
    newest.set(null);
  }

  /** Removes the check of that name, if there is one. */
  public void remove(String name) {
    checks.removeIf(known -> known.name().equals(name));
    newest.set(null);
  }

  /** Asks all checks, or gives the answer of a moment ago. Never null, never throws. */
  public Readiness readiness() {
    Instant now = clock.instant();
    Answer answer = newest.get();
    if (answer != null && fresh(answer, now)) {
      return answer.readiness();
    }
    Answer next = new Answer(now, Readiness.of(checks.stream().map(this::ask).toList()));
    newest.compareAndSet(answer, next);
    return next.readiness();
  }

  /** An answer from the future is not fresh: the clock was set back. */
  private boolean fresh(Answer answer, Instant now) {
    Duration age = Duration.between(answer.at(), now);
    return !age.isNegative() && age.compareTo(keepFor) < 0;
  }

  private Finding ask(Named named) {
    try {
      return new Finding(named.name(), named.check().check());
    } catch (RuntimeException | LinkageError e) {
      // A plug-in may also fail to link.
      LOG.warn("SBX-1120 health check '{}' failed and counts as down", named.name(), e);
      return new Finding(named.name(), Health.down("the check itself failed; see the log"));
    }
  }
}

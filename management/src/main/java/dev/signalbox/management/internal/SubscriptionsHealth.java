package dev.signalbox.management.internal;

import dev.signalbox.core.health.Health;
import dev.signalbox.core.health.HealthCheck;
import dev.signalbox.core.health.Status;
import dev.signalbox.management.Drift;
import dev.signalbox.management.Findings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether events can arrive. Down when they cannot, or for long have not, although they should;
 * degraded when an operator should look. For use by any thread.
 */
public final class SubscriptionsHealth implements HealthCheck {

  private final Supplier<Optional<Findings>> findings;
  private final Supplier<Boolean> secretsUnusable;
  private final Function<String, Optional<Instant>> lastReceipt;
  private final Optional<Duration> silenceAlarm;
  private final Clock clock;
  private final Map<String, Instant> activeSince = new ConcurrentHashMap<>();

  /**
   * Of what a keeper finds.
   *
   * @param secretsUnusable whether the kept secrets are not in use
   * @param silenceAlarm after how long without a delivery an active subscription counts as broken
   */
  public SubscriptionsHealth(
      Supplier<Optional<Findings>> findings,
      Supplier<Boolean> secretsUnusable,
      Function<String, Optional<Instant>> lastReceipt,
      Optional<Duration> silenceAlarm,
      Clock clock) {
    this.findings = findings;
    this.secretsUnusable = secretsUnusable;
    this.lastReceipt = lastReceipt;
    this.silenceAlarm = silenceAlarm;
    this.clock = clock;
  }

  @Override
  public Health check() {
    List<Health> all = new ArrayList<>();
    if (secretsUnusable.get()) {
      all.add(
          Health.down(
              "the kept signing secrets cannot be used; see SBX-7010 in the log for what to do"));
    }
    findings.get().ifPresent(found -> judge(found, all));
    if (all.isEmpty()) {
      return Health.up();
    }
    boolean down = all.stream().anyMatch(health -> health.status() == Status.DOWN);
    String reasons = all.stream().map(Health::reason).collect(Collectors.joining("; "));
    return down ? Health.down(reasons) : Health.degraded(reasons);
  }

  private void judge(Findings found, List<Health> all) {
    if (!found.lacking().isEmpty()) {
      all.add(
          Health.down(
              "an active subscription lacks event types that an installed handler observes ("
                  + String.join(", ", found.lacking())
                  + "); see: signalbox subscriptions plan"));
    }
    activeSince.keySet().retainAll(found.active());
    for (String endpoint : found.active()) {
      Instant since = activeSince.computeIfAbsent(endpoint, any -> clock.instant());
      silence(endpoint, since).ifPresent(all::add);
    }
    for (Drift drift : found.drift()) {
      all.add(
          Health.degraded(
              "the subscription of endpoint "
                  + drift.endpoint()
                  + " was "
                  + drift.kind().name().toLowerCase(Locale.ROOT)
                  + " elsewhere"));
    }
    for (String endpoint : found.missing()) {
      all.add(
          Health.degraded(
              "endpoint " + endpoint + " has no subscription; see: signalbox subscriptions plan"));
    }
    found
        .error()
        .ifPresent(
            why ->
                all.add(
                    Health.degraded(
                        "the subscriptions could not be looked at; see SBX-7041 in the log")));
  }

  private Optional<Health> silence(String endpoint, Instant activeSince) {
    Instant last = lastReceipt.apply(endpoint).filter(activeSince::isBefore).orElse(activeSince);
    Duration quiet = Duration.between(last, clock.instant());
    return silenceAlarm
        .filter(alarm -> quiet.compareTo(alarm) > 0)
        .map(
            alarm ->
                Health.down(
                    "nothing has arrived at endpoint "
                        + endpoint
                        + " for "
                        + quiet.toMinutes()
                        + " minutes although its subscription is active; check the way from Linq to"
                        + " its url"));
  }
}

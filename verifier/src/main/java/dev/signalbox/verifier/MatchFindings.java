package dev.signalbox.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what a match that was found means. */
final class MatchFindings {

  static final String CLOCK_SKEW = "clock-skew";

  private final VerificationPolicy policy;
  private final Instant now;

  MatchFindings(VerificationPolicy policy, Instant now) {
    this.policy = policy;
    this.now = now;
  }

  /** All that must be put right for the match to become an accepted delivery. */
  List<Finding> of(Match match) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(match.body().findings());
    findings.addAll(match.key().findings());
    otherScheme(match).ifPresent(findings::add);
    findings.addAll(match.head().findings());
    findings.addAll(match.signature().findings());
    validity(match.key().value().secret()).ifPresent(findings::add);
    match.head().value().seconds().stream()
        .mapToObj(this::skew)
        .flatMap(Optional::stream)
        .forEach(findings::add);
    return findings;
  }

  private Optional<Finding> skew(long seconds) {
    long age = now.getEpochSecond() - seconds;
    if (Math.abs(age) <= policy.tolerance().toSeconds()) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            CLOCK_SKEW,
            "the timestamp is %s s %s this clock, allowed are %s s. %s"
                .formatted(
                    Math.abs(age),
                    age > 0 ? "behind" : "ahead of",
                    policy.tolerance().toSeconds(),
                    age > 0
                        ? "Set both clocks by NTP; if the delivery was recorded or held back, have it sent again, for an old signature is not taken."
                        : "Set both clocks by NTP.")));
  }

  private Optional<Finding> otherScheme(Match match) {
    Scheme found = match.signature().value().scheme();
    Shape signed = match.key().value().shape();
    if (signed == Shape.of(found) || signed == Shape.BODY_ALONE) {
      return Optional.empty();
    }
    boolean standard = found == Scheme.STANDARD;
    return Optional.of(
        new Finding(
            "other-scheme",
            "%s holds a signature of the %s scheme (over %s). Correct the sender: each header set has its own signed bytes, key and encoding."
                .formatted(
                    standard ? HeaderNames.SIGNATURE : HeaderNames.LEGACY_SIGNATURE,
                    standard ? Scheme.LEGACY : Scheme.STANDARD,
                    standard ? "timestamp.body" : "id.timestamp.body")));
  }

  private Optional<Finding> validity(SigningSecret secret) {
    if (secret.validAt(now)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "secret-not-valid",
            "the delivery is signed with secret '%s', which is not valid at %s: %s. Extend its validity or have the subscription use the new secret."
                .formatted(secret.id(), now, secret)));
  }
}

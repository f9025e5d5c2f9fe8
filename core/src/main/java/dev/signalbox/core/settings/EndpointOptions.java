package dev.signalbox.core.settings;

import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One endpoint, {@code /webhooks/linq/<name>}.
 *
 * @param name its name
 * @param secrets the secrets that its deliveries may be signed with; empty only where a
 *     subscription brings them
 * @param policy which signatures are taken, and how old
 * @param subscription what Linq should send to it; empty when it is subscribed by other means
 */
public record EndpointOptions(
    String name,
    List<SigningSecret> secrets,
    VerificationPolicy policy,
    Optional<SubscriptionOptions> subscription) {

  /** Checks the parts. */
  public EndpointOptions {
    Objects.requireNonNull(name, "name");
    secrets = List.copyOf(secrets);
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(subscription, "subscription");
  }
}

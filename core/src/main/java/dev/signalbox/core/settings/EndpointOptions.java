package dev.signalbox.core.settings;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.VerificationPolicy;
import java.util.Objects;

/**
 * One endpoint, {@code /webhooks/linq/<name>}.
 *
 * @param name its name
 * @param ring the secrets that its deliveries may be signed with
 * @param policy which signatures are taken, and how old
 */
public record EndpointOptions(String name, KeyRing ring, VerificationPolicy policy) {

  /** Checks the parts. */
  public EndpointOptions {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(ring, "ring");
    Objects.requireNonNull(policy, "policy");
  }
}

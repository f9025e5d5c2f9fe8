package dev.signalbox.core.receive;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.VerificationPolicy;
import java.util.Objects;

/**
 * What a delivery to an endpoint is verified with.
 *
 * @param name the endpoint's name, as in {@code /webhooks/linq/<name>}
 * @param ring the secrets that may have signed it
 * @param policy which signatures are taken, and how old
 */
public record EndpointConfig(String name, KeyRing ring, VerificationPolicy policy) {

  /** The endpoint that {@code /webhooks/linq} without a name stands for. */
  public static final String DEFAULT_NAME = "default";

  private static final int LONGEST_NAME = 64;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException when the name is not {@linkplain #validName valid}
   */
  public EndpointConfig {
    Objects.requireNonNull(ring, "ring");
    Objects.requireNonNull(policy, "policy");
    if (!validName(name)) {
      throw new IllegalArgumentException(
          "the name of an endpoint must be 1 to 64 of a-z, 0-9 and -, and not begin with -; found \""
              + name
              + "\"");
    }
  }

  /** Whether a text is 1 to 64 of {@code a-z}, {@code 0-9} and {@code -}, not beginning with -. */
  public static boolean validName(String name) {
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.charAt(0) == '-') {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return true;
  }
}

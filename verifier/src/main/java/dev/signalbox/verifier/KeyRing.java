package dev.signalbox.verifier;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The secrets of one endpoint. Several at a time let a secret be swapped without a lost delivery:
 * add the new one, wait until nothing is signed with the old one any more, remove the old one.
 *
 * @param secrets 1 to 16 secrets with distinct ids; copied. The order has no meaning
 */
public record KeyRing(List<SigningSecret> secrets) {

  /** How many secrets a ring may hold. Each costs a delivery one HMAC. */
  public static final int MAX_SECRETS = 16;

  /**
   * Checks the number and the ids.
   *
   * @throws IllegalArgumentException when there are none, too many, or two with the same id
   */
  public KeyRing {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > MAX_SECRETS) {
      throw new IllegalArgumentException(
          "a key ring needs 1 to %s signing secrets, found %s; %s"
              .formatted(
                  MAX_SECRETS,
                  secrets.size(),
                  secrets.isEmpty() ? "set one" : "remove those that are no longer used"));
    }
    Set<String> ids = new HashSet<>();
    for (SigningSecret secret : secrets) {
      if (!ids.add(secret.id())) {
        throw new IllegalArgumentException(
            "two signing secrets have the id '%s'; give each its own".formatted(secret.id()));
      }
    }
  }

  /** A ring of the given secrets. */
  public static KeyRing of(SigningSecret... secrets) {
    return new KeyRing(List.of(secrets));
  }
}

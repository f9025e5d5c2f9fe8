package dev.signalbox.core.receive;

import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.VerificationPolicy;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a delivery to an endpoint is verified with. Immutable; its secrets come from two sides, so
 * that each can change its own without knowing the other's.
 */
public final class EndpointConfig {

  /** The endpoint that {@code /webhooks/linq} without a name stands for. */
  public static final String DEFAULT_NAME = "default";

  private static final int LONGEST_NAME = 64;

  private final String name;
  private final List<SigningSecret> configured;
  private final List<SigningSecret> managed;
  private final VerificationPolicy policy;
  private final boolean expecting;
  private final Optional<KeyRing> ring;

  /**
   * An endpoint with the secrets of the settings alone.
   *
   * @param name the endpoint's name, as in {@code /webhooks/linq/<name>}
   * @param ring the secrets that may have signed a delivery
   * @param policy which signatures are taken, and how old
   * @throws IllegalArgumentException when the name is not {@linkplain #validName valid}
   */
  public EndpointConfig(String name, KeyRing ring, VerificationPolicy policy) {
    this(name, ring.secrets(), List.of(), policy, false);
  }

  /**
   * An endpoint.
   *
   * @param name the endpoint's name, as in {@code /webhooks/linq/<name>}
   * @param configured the secrets of the settings
   * @param managed the secrets of the subscriptions that this node keeps
   * @param policy which signatures are taken, and how old
   * @param expecting whether a secret that is not here yet may have signed a delivery: see {@link
   *     #expecting()}
   * @throws IllegalArgumentException when the name is not {@linkplain #validName valid}, or all
   *     secrets together are more than a ring holds or have an id twice
   */
  public EndpointConfig(
      String name,
      List<SigningSecret> configured,
      List<SigningSecret> managed,
      VerificationPolicy policy,
      boolean expecting) {
    this.name = Objects.requireNonNull(name, "name");
    this.configured = List.copyOf(configured);
    this.managed = List.copyOf(managed);
    this.policy = Objects.requireNonNull(policy, "policy");
    this.expecting = expecting;
    if (!validName(name)) {
      throw new IllegalArgumentException(
          "the name of an endpoint must be 1 to 64 of a-z, 0-9 and -, and not begin with -; found \""
              + name
              + "\"");
    }
    List<SigningSecret> all = Stream.of(configured, managed).flatMap(List::stream).toList();
    this.ring = all.isEmpty() ? Optional.empty() : Optional.of(new KeyRing(all));
  }

  /** The endpoint's name, as in {@code /webhooks/linq/<name>}. */
  public String name() {
    return name;
  }

  /** All secrets that may have signed a delivery; empty while there are none. */
  public Optional<KeyRing> ring() {
    return ring;
  }

  /** The secrets of the settings. */
  public List<SigningSecret> configured() {
    return configured;
  }

  /** The secrets of the subscriptions that this node keeps. */
  public List<SigningSecret> managed() {
    return managed;
  }

  /** Which signatures are taken, and how old. */
  public VerificationPolicy policy() {
    return policy;
  }

  /**
   * Whether a secret that is not here yet may have signed a delivery: a subscription is being made,
   * or the kept secrets are not loaded. Until they are, a signature that no secret matches asks the
   * sender to come again: a refusal would be final for it (protocol.md, 2.3), and the event lost.
   */
  public boolean expecting() {
    return expecting;
  }

  /** The same with other secrets of subscriptions. */
  public EndpointConfig withManaged(List<SigningSecret> secrets) {
    return new EndpointConfig(name, configured, secrets, policy, expecting);
  }

  /** The same, expecting a secret or not. */
  public EndpointConfig withExpecting(boolean expectingNow) {
    return new EndpointConfig(name, configured, managed, policy, expectingNow);
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

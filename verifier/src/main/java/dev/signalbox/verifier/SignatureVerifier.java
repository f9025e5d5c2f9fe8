package dev.signalbox.verifier;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Says whether a delivery comes from Linq, is untouched, and is fresh (protocol.md, 2.2). Immutable
 * and safe for use by several threads.
 *
 * <p>Which header set decides is told at {@link VerificationPolicy}. Every header that decides must
 * be there exactly once, in printable ASCII and bounded length. Headers and freshness are checked
 * before any HMAC is made, so malformed requests are refused cheaply. Then every secret of the ring
 * is tried against every signature, compared in constant time, so that the time taken does not tell
 * which one matched.
 *
 * <p>Limits: id 128 characters out of letters, digits, {@code _ - :}; timestamp 12 digits without a
 * leading zero; {@code webhook-signature} 2048 characters and 16 entries with single spaces between
 * them. Base64 must be padded and canonical, hex in lower case and without {@code sha256=}.
 */
public final class SignatureVerifier {

  private final Clock clock;
  private final HeaderSet standard = new HeaderSet.Standard();
  private final HeaderSet legacy = new HeaderSet.Legacy();

  /** With the clock that timestamps and the validity of secrets are judged by. */
  public SignatureVerifier(Clock clock) {
    this.clock = Objects.requireNonNull(clock, "clock");
  }

  /**
   * Verifies one delivery.
   *
   * @param ring the secrets of the endpoint
   * @param policy the schemes and the tolerance of the endpoint
   * @param headers the headers as they came
   * @param body the raw bytes as they came, before any decoding; neither changed nor copied nor
   *     kept
   * @return the verdict; a bad request is never an exception
   */
  public Verdict verify(
      KeyRing ring, VerificationPolicy policy, HeaderSource headers, byte[] body) {
    Objects.requireNonNull(body, "body");
    try {
      Claim claim = deciding(policy, headers).read(headers);
      Instant now = clock.instant();
      Timestamps.checkFresh(claim.timestampHeader(), claim.timestamp(), now, policy.tolerance());
      SigningSecret signer = signer(usable(ring, claim.scheme(), now), claim, body);
      return new Verdict.Accepted(
          claim.scheme(), signer.id(), claim.webhookId(), Instant.ofEpochSecond(claim.timestamp()));
    } catch (Refusal refusal) {
      return refusal.verdict();
    }
  }

  private HeaderSet deciding(VerificationPolicy policy, HeaderSource headers) {
    boolean standardThere = standard.isIn(headers);
    if (standardThere && policy.allows(Scheme.STANDARD)) {
      return standard;
    }
    boolean legacyThere = legacy.isIn(headers);
    if (legacyThere && policy.allows(Scheme.LEGACY)) {
      return legacy;
    }
    if (legacyThere) {
      throw new Refusal(
          Reason.LEGACY_NOT_ALLOWED,
          "only X-Webhook-* headers are there, which the policy forbids");
    }
    if (standardThere) {
      throw new Refusal(
          Reason.STANDARD_NOT_ALLOWED,
          "only webhook-* headers are there, which the policy forbids");
    }
    throw new Refusal(Reason.NO_SIGNATURE_HEADERS, "neither header set is there");
  }

  private static List<SigningSecret> usable(KeyRing ring, Scheme scheme, Instant now) {
    List<SigningSecret> usable = new ArrayList<>(ring.secrets().size());
    boolean supported = false;
    for (SigningSecret secret : ring.secrets()) {
      if (secret.supports(scheme)) {
        supported = true;
        if (secret.validAt(now)) {
          usable.add(secret);
        }
      }
    }
    if (!supported) {
      throw new Refusal(
          Reason.NO_SECRET_FOR_SCHEME,
          "no secret of the ring is Base64, so none has a key for " + scheme);
    }
    if (usable.isEmpty()) {
      throw new Refusal(
          Reason.NO_VALID_SECRET, "no secret of the ring for " + scheme + " is valid now");
    }
    return usable;
  }

  private static SigningSecret signer(List<SigningSecret> secrets, Claim claim, byte[] body) {
    int found = -1;
    for (int i = 0; i < secrets.size(); i++) {
      byte[] expected = secrets.get(i).key(claim.scheme()).sign(claim.head(), body);
      boolean matches = false;
      for (byte[] signature : claim.signatures()) {
        matches |= MessageDigest.isEqual(expected, signature);
      }
      found = matches ? i : found;
    }
    if (found < 0) {
      throw new Refusal(
          Reason.WRONG_SIGNATURE,
          "%s secrets and %s signatures of the %s scheme were tried, none fits"
              .formatted(secrets.size(), claim.signatures().size(), claim.scheme()));
    }
    return secrets.get(found);
  }
}

package dev.signalbox.verifier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The look at one refused delivery. */
final class Examination {

  /** A signature that was found says everything about these. */
  private static final Set<Reason> EXPLAINED_BY_MATCH =
      Set.of(
          Reason.WRONG_SIGNATURE,
          Reason.STALE_TIMESTAMP,
          Reason.FUTURE_TIMESTAMP,
          Reason.NO_VALID_SECRET,
          Reason.TIMESTAMP_TOO_LONG,
          Reason.MALFORMED_SIGNATURE,
          Reason.NON_CANONICAL_BASE64,
          Reason.UPPER_CASE_HEX,
          Reason.SHA256_PREFIX,
          Reason.SIGNATURE_WITHOUT_VERSION,
          Reason.UNKNOWN_SIGNATURE_VERSION);

  /**
   * All but the signature was looked at, so a signature that nothing makes right is worth a word.
   */
  private static final Set<Reason> UNEXPLAINED_WITHOUT_MATCH =
      Set.of(
          Reason.WRONG_SIGNATURE,
          Reason.STALE_TIMESTAMP,
          Reason.FUTURE_TIMESTAMP,
          Reason.NO_VALID_SECRET);

  private static final Set<Reason> HEADERS_DROPPED =
      Set.of(
          Reason.NO_SIGNATURE_HEADERS,
          Reason.LEGACY_NOT_ALLOWED,
          Reason.MISSING_ID,
          Reason.MISSING_TIMESTAMP,
          Reason.MISSING_SIGNATURE);

  private final KeyRing ring;
  private final VerificationPolicy policy;
  private final HeaderSource headers;
  private final byte[] body;
  private final MatchFindings words;
  private final List<Finding> findings = new ArrayList<>();

  Examination(
      KeyRing ring, VerificationPolicy policy, HeaderSource headers, byte[] body, Instant now) {
    this.ring = ring;
    this.policy = policy;
    this.headers = headers;
    this.body = body;
    this.words = new MatchFindings(policy, now);
  }

  /** What must be put right, at least one finding. */
  List<Finding> of(Verdict.Refused refused) {
    boolean matched = body.length <= Diagnostician.MAX_BODY ? search(refused) : tooLarge();
    if (HEADERS_DROPPED.contains(refused.reason())) {
      findings.add(0, headersDropped(refused));
    } else if (!isSaid(refused.reason(), matched)) {
      findings.add(0, Advice.about(refused));
    }
    if (!matched && UNEXPLAINED_WITHOUT_MATCH.contains(refused.reason())) {
      findings.addAll(BodyHints.about(body));
      findings.add(unexplained(refused));
    }
    return findings;
  }

  private boolean isSaid(Reason reason, boolean matched) {
    return matched
        ? EXPLAINED_BY_MATCH.contains(reason) && !findings.isEmpty()
        : reason == Reason.WRONG_SIGNATURE;
  }

  private boolean search(Verdict.Refused refused) {
    List<Guess<SignedHead>> heads = SignedHeads.of(headers, body);
    List<Guess<CandidateKey>> keys = keys();
    Scheme first = deciding();
    Scheme second = first == Scheme.STANDARD ? Scheme.LEGACY : Scheme.STANDARD;
    Optional<Match> match = search(first, keys, heads);
    if (match.isPresent()) {
      findings.addAll(words.of(match.get()));
      return true;
    }
    Optional<Match> other = search(second, keys, heads);
    other.ifPresent(found -> onlyTheOther(first, second, found, refused));
    return other.isPresent();
  }

  private Optional<Match> search(
      Scheme scheme, List<Guess<CandidateKey>> keys, List<Guess<SignedHead>> heads) {
    SignatureSearch search =
        new SignatureSearch(GivenSignatures.in(headers, scheme), keys, heads, body);
    Optional<Match> match = search.run();
    if (match.isEmpty() && search.exhausted()) {
      findings.add(
          new Finding(
              "search-limited",
              "the search for the %s scheme ended at its bound of work before all was tried. Repeat it with the one secret in question, or with a smaller delivery."
                  .formatted(scheme)));
    }
    return match;
  }

  private void onlyTheOther(Scheme first, Scheme second, Match found, Verdict.Refused refused) {
    List<Finding> said = words.of(found);
    findings.addAll(said);
    if (said.isEmpty() && EXPLAINED_BY_MATCH.contains(refused.reason())) {
      findings.add(
          new Finding(
              "header-altered",
              "the headers of the %s scheme verify, so secret and body are right, yet those of the %s scheme do not (%s): one of them was changed on its way. Let the proxy pass them untouched."
                  .formatted(second, first, refused.detail())));
    }
  }

  /** The header set the verifier looked at, or the one that is there. */
  private Scheme deciding() {
    boolean standardThere = new HeaderSet.Standard().isIn(headers);
    boolean legacyThere = new HeaderSet.Legacy().isIn(headers);
    if (standardThere && policy.allows(Scheme.STANDARD)) {
      return Scheme.STANDARD;
    }
    return legacyThere ? Scheme.LEGACY : Scheme.STANDARD;
  }

  private List<Guess<CandidateKey>> keys() {
    List<Guess<CandidateKey>> keys = new ArrayList<>();
    for (SigningSecret secret : ring.secrets()) {
      for (Shape shape : Shape.values()) {
        keys.addAll(CandidateKeys.of(secret, shape));
      }
    }
    return keys;
  }

  private boolean tooLarge() {
    findings.add(
        new Finding(
            "body-too-large",
            "the body has %s bytes; up to %s are searched for a change. Repeat it with a smaller delivery."
                .formatted(body.length, Diagnostician.MAX_BODY)));
    return false;
  }

  private static Finding headersDropped(Verdict.Refused refused) {
    return new Finding(
        "headers-dropped",
        refused.detail()
            + ". A proxy that passes only headers it knows drops webhook-*. Let it pass webhook-id, webhook-timestamp and webhook-signature; where that cannot be, allow the legacy scheme and let it pass X-Webhook-Timestamp and X-Webhook-Signature.");
  }

  private static Finding unexplained(Verdict.Refused refused) {
    return new Finding(
        "unexplained",
        "no change of body, headers or key that is known makes the signature right ("
            + refused.detail()
            + "). Most likely the secret is not that of this subscription, for each has its own: compare it with what Linq returned when the webhook was made. Otherwise the body was changed in another way, or headers and body are of different deliveries.");
  }
}

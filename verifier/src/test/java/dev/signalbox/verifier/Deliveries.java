package dev.signalbox.verifier;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A well-signed delivery to start from, and the policies to judge it by. */
final class Deliveries {

  static final Instant NOW = Instant.ofEpochSecond(1_772_615_704L);
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";
  static final SigningSecret SECRET = SigningSecret.of("main", TEXT);
  static final SigningSecret OTHER =
      SigningSecret.of("other", "whsec_c2FtcGxlLXdlYmhvb2sta2V5LWZvci10ZXN0cy0zMmI=");
  static final KeyRing RING = KeyRing.of(SECRET);
  static final String ID = "e9fef291-9f2b-41d2-a975-abae73d51129";
  static final byte[] BODY = utf8("{\"event_type\":\"message.sent\",\"data\":{\"n\":[1,2]}}");
  static final VerificationPolicy BOTH = VerificationPolicy.defaults();
  static final VerificationPolicy STANDARD = only(Scheme.STANDARD);
  static final VerificationPolicy LEGACY = only(Scheme.LEGACY);

  private Deliveries() {}

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Map<String, String> standard() {
    return new LinkedHashMap<>(new Signer().standard(SECRET, ID, NOW, BODY));
  }

  static Map<String, String> legacy() {
    return new LinkedHashMap<>(new Signer().legacy(SECRET, NOW, "message.sent", "sub-1", BODY));
  }

  static Map<String, String> both() {
    Map<String, String> headers = standard();
    headers.putAll(legacy());
    return headers;
  }

  static Verdict verify(VerificationPolicy policy, Map<String, String> headers) {
    return verify(policy, HeaderSource.of(headers));
  }

  static Verdict verify(VerificationPolicy policy, HeaderSource headers) {
    return new SignatureVerifier(CLOCK).verify(RING, policy, headers, BODY);
  }

  /** The code of the refusal, or the scheme that accepted. */
  static String outcome(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused
        ? refused.reason().code()
        : ((Verdict.Accepted) verdict).scheme().name();
  }

  private static VerificationPolicy only(Scheme scheme) {
    return new VerificationPolicy(Set.of(scheme), Duration.ofSeconds(300));
  }
}

package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The time of a verdict tells neither how much of a signature was right nor which key matched. A
 * verifier that gives both away is measured beside it in the same way, and must be found out.
 */
class TimingTest {

  private static final int SAMPLES = 4_000;
  private static final int ROUNDS = 6;
  private static final int KEYS = 8;

  private final Timing timing = new Timing(20261122);
  private int sink;

  /** A good delivery whose signature is wrong from one of its bytes on. */
  private static Map<String, String> wrongFrom(int index) {
    Map<String, String> headers = new LinkedHashMap<>(Deliveries.standard());
    byte[] mac = Base64.getDecoder().decode(headers.get("webhook-signature").substring(3));
    for (int i = index; i < mac.length; i++) {
      mac[i] ^= 0x5a;
    }
    headers.put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac));
    return headers;
  }

  private Runnable verifying(KeyRing ring, Map<String, String> headers, boolean accepted) {
    SignatureVerifier verifier = new SignatureVerifier(Deliveries.CLOCK);
    HeaderSource source = HeaderSource.of(headers);
    assertThat(verifier.verify(ring, Deliveries.BOTH, source, Deliveries.BODY))
        .isInstanceOf(accepted ? Verdict.Accepted.class : Verdict.Refused.class);
    return () ->
        sink += verifier.verify(ring, Deliveries.BOTH, source, Deliveries.BODY).hashCode() & 1;
  }

  private static KeyRing ringWithTheRightOneAt(int index) {
    Random random = new Random(7);
    List<SigningSecret> secrets = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      byte[] other = new byte[32];
      random.nextBytes(other);
      secrets.add(
          i == index
              ? Deliveries.SECRET
              : SigningSecret.of("k" + i, "whsec_" + Base64.getEncoder().encodeToString(other)));
    }
    return KeyRing.of(secrets.toArray(SigningSecret[]::new));
  }

  @Test
  void placeOfTheFirstWrongByte_cannotBeToldByTheTime() {
    Timing.Difference found =
        timing.persistent(
            () -> verifying(Deliveries.RING, wrongFrom(0), false),
            () -> verifying(Deliveries.RING, wrongFrom(31), false),
            SAMPLES,
            ROUNDS);
    System.out.println("timing, first wrong byte: " + found);
    assertThat(found).matches(difference -> !difference.significant());
  }

  /**
   * The secret that matches is not read again by those that come after it, so a difference of a few
   * nanoseconds can be there; it has to be below a hundredth of what stopping at the match shows.
   */
  @Test
  void placeOfTheMatchingKey_cannotBeToldByTheTime() {
    Timing.Difference found =
        timing.persistent(
            () -> verifying(ringWithTheRightOneAt(0), Deliveries.standard(), true),
            () -> verifying(ringWithTheRightOneAt(KEYS - 1), Deliveries.standard(), true),
            SAMPLES,
            ROUNDS);
    Timing.Difference control = stoppingAtTheMatch();
    System.out.println("timing, matching key: " + found + ", stopping at it: " + control);
    assertThat(found)
        .matches(
            difference ->
                !difference.significant()
                    || Math.abs(difference.nanos()) < Math.abs(control.nanos()) / 100);
  }

  @Test
  void comparisonThatStopsEarly_isFoundOut() {
    Runnable none = stoppingEarly(wrongFrom(0));
    Runnable nearlyAll = stoppingEarly(wrongFrom(31));
    Timing.Difference found = Timing.Difference.NONE;
    for (int i = 1; i <= ROUNDS && !found.significant(); i++) {
      found = timing.once(none, nearlyAll, SAMPLES * i * i);
    }
    System.out.println("timing, negative control, first wrong byte: " + found);
    assertThat(found).matches(Timing.Difference::significant);
  }

  /** The same HMAC, then byte by byte as long as they are equal, as in a naive verifier. */
  private Runnable stoppingEarly(Map<String, String> headers) {
    byte[] given = Base64.getDecoder().decode(headers.get("webhook-signature").substring(3));
    byte[] right =
        Base64.getDecoder().decode(Deliveries.standard().get("webhook-signature").substring(3));
    HmacKey key = Deliveries.SECRET.key(Scheme.STANDARD);
    byte[] head = {};
    return () -> {
      sink += key.sign(head, Deliveries.BODY)[0];
      int i = 0;
      while (i < given.length && given[i] == right[i]) {
        i++;
      }
      sink += i;
    };
  }

  @Test
  void ringThatStopsAtTheMatch_isFoundOut() {
    Timing.Difference found = stoppingAtTheMatch();
    System.out.println("timing, negative control, matching key: " + found);
    assertThat(found).matches(Timing.Difference::significant);
  }

  private Timing.Difference stoppingAtTheMatch() {
    return timing.persistent(() -> firstMatch(0), () -> firstMatch(KEYS - 1), SAMPLES, 3);
  }

  private Runnable firstMatch(int index) {
    List<SigningSecret> secrets = ringWithTheRightOneAt(index).secrets();
    byte[] head = {};
    byte[] right = Deliveries.SECRET.key(Scheme.STANDARD).sign(head, Deliveries.BODY);
    return () -> {
      for (SigningSecret secret : secrets) {
        if (Arrays.equals(secret.key(Scheme.STANDARD).sign(head, Deliveries.BODY), right)) {
          sink++;
          return;
        }
      }
    };
  }
}

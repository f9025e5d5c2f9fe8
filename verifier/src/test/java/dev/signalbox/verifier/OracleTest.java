package dev.signalbox.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OracleTest {

  private static final String ALPHABET =
      " ,.+-_=:/0123456789abcdefvwxyzABCDEF\t\u0661\u00e9whsec_v1,v1,";

  @Test
  void signature_isTheOneOfTheReferenceLibrary() throws Exception {
    Random random = new Random(3);
    Webhook reference = new Webhook(Deliveries.TEXT);
    for (int i = 0; i < 300; i++) {
      String body = randomBody(random);
      long seconds = Instant.now().getEpochSecond() - 250 + random.nextInt(500);
      Map<String, String> ours =
          new Signer()
              .standard(
                  Deliveries.SECRET,
                  "msg_" + i,
                  Instant.ofEpochSecond(seconds),
                  Deliveries.utf8(body));

      assertThat(ours.get("webhook-signature"))
          .isEqualTo(reference.sign("msg_" + i, seconds, body));
      reference.verify(body, lists(ours));
      assertThat(
              new SignatureVerifier(Clock.systemUTC())
                  .verify(
                      Deliveries.RING,
                      Deliveries.BOTH,
                      HeaderSource.of(ours),
                      Deliveries.utf8(body)))
          .isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void whatTheReferenceLibraryRefuses_isRefused() {
    Random random = new Random(5);
    Webhook reference = new Webhook(Deliveries.TEXT);
    int refused = 0;
    for (int i = 0; i < 2000; i++) {
      Instant now = Instant.now();
      String body = randomBody(random);
      Map<String, String> headers =
          new LinkedHashMap<>(
              new Signer().standard(Deliveries.SECRET, "msg_1", now, Deliveries.utf8(body)));
      spoil(random, headers);
      try {
        reference.verify(body, lists(headers));
      } catch (WebhookVerificationException e) {
        refused++;
        assertThat(
                new SignatureVerifier(Clock.systemUTC())
                    .verify(
                        Deliveries.RING,
                        Deliveries.BOTH,
                        HeaderSource.of(headers),
                        Deliveries.utf8(body)))
            .as(headers.toString())
            .isInstanceOf(Verdict.Refused.class);
      }
    }
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void verdict_isTheOneOfTheNaiveImplementation() {
    Random random = new Random(13);
    int accepted = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] body = Deliveries.utf8(randomBody(random));
      Map<String, String> headers = new LinkedHashMap<>();
      Instant sent = Deliveries.NOW.plusSeconds(random.nextInt(640) - 320);
      if (random.nextInt(4) > 0) {
        headers.putAll(new Signer().standard(Deliveries.SECRET, "msg_" + i, sent, body));
      }
      headers.putAll(new Signer().legacy(Deliveries.SECRET, sent, "message.sent", "sub", body));
      for (int times = random.nextInt(3); times > 0; times--) {
        spoil(random, headers);
      }
      boolean expected =
          NaiveVerifier.accepts(Deliveries.TEXT, Deliveries.NOW.getEpochSecond(), headers, body);
      accepted += expected ? 1 : 0;

      Verdict verdict =
          new SignatureVerifier(Deliveries.CLOCK)
              .verify(Deliveries.RING, Deliveries.BOTH, HeaderSource.of(headers), body);

      assertThat(verdict instanceof Verdict.Accepted)
          .as(headers + " -> " + verdict)
          .isEqualTo(expected);
    }
    assertThat(accepted).isBetween(4000, 16_000);
  }

  private static void spoil(Random random, Map<String, String> headers) {
    List<String> names = List.copyOf(headers.keySet());
    String name = names.get(random.nextInt(names.size()));
    String value = headers.get(name);
    int at = random.nextInt(value.length() + 1);
    char c = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    switch (random.nextInt(6)) {
      case 0 -> headers.put(name, value.substring(0, at) + c + value.substring(at));
      case 1 ->
          headers.put(
              name, value.substring(0, at) + value.substring(Math.min(at + 1, value.length())));
      case 2 -> headers.put(name, value + " " + value);
      case 3 ->
          headers.put(name, "v1," + Base64.getEncoder().encodeToString(new byte[32]) + " " + value);
      case 4 ->
          headers.put(name, value.isEmpty() ? "x" : value.substring(0, value.length() - 1) + c);
      default -> headers.put(name, at == 0 ? "" : value);
    }
  }

  private static String randomBody(Random random) {
    return random
        .ints(random.nextInt(400), 1, 0x2fff)
        .filter(c -> !Character.isSurrogate((char) c))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static HttpHeaders lists(Map<String, String> headers) {
    return HttpHeaders.of(
        headers.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue()))),
        (name, value) -> true);
  }
}

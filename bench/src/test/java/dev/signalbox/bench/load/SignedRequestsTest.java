package dev.signalbox.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.work.Secrets;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
  private final Ids ids = new Ids(1);

  @Test
  void everyRequest_isGenuineAndHasAnIdOfItsOwn() {
    List<RequestTemplate> templates =
        List.of(
            RequestTemplate.post("/in", Bodies.message(500), Signing.STANDARD),
            RequestTemplate.post("/in", Bodies.message(1200), Signing.STANDARD),
            RequestTemplate.post("/in", Bodies.sample("reaction.added"), Signing.STANDARD));
    SignedRequests requests = SignedRequests.sign(templates, ids, 50, 90, Secrets.text(0), NOW);
    byte[] bytes = new byte[requests.longest()];
    for (int i = 0; i < requests.count(); i++) {
      String request = new String(bytes, 0, requests.write(i, bytes), StandardCharsets.UTF_8);
      String[] parts = request.split("\r\n\r\n", 2);
      Map<String, String> headers = headers(parts[0]);
      byte[] body = parts[1].getBytes(StandardCharsets.UTF_8);

      assertThat(headers).containsEntry("Content-Length", Integer.toString(body.length));
      assertThat(headers).containsEntry("webhook-id", ids.text(50 + i));
      assertThat(parts[1]).contains("\"event_id\":\"" + ids.text(50 + i) + '"');
      assertThat(parts[1]).contains("\"00000000-0000-4000-8000-");
      assertThat(
              new SignatureVerifier(Clock.fixed(NOW, ZoneOffset.UTC))
                  .verify(
                      Secrets.ring(1),
                      VerificationPolicy.defaults(),
                      HeaderSource.of(headers),
                      body))
          .isInstanceOf(Verdict.Accepted.class);
    }
  }

  @Test
  void bodies_haveTheSizeAskedFor() {
    for (int size : List.of(500, 1200, 2000, 20_000)) {
      assertThat(RequestTemplate.post("/", Bodies.message(size), Signing.STANDARD).bodyLength())
          .isEqualTo(size);
    }
  }

  private static Map<String, String> headers(String head) {
    Map<String, String> headers = new LinkedHashMap<>();
    head.lines()
        .skip(1)
        .forEach(
            line ->
                headers.put(
                    line.substring(0, line.indexOf(':')), line.substring(line.indexOf(':') + 2)));
    return headers;
  }
}

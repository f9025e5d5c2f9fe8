package dev.signalbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.verifier.HeaderSource;
import dev.signalbox.verifier.KeyRing;
import dev.signalbox.verifier.SignatureVerifier;
import dev.signalbox.verifier.SigningSecret;
import dev.signalbox.verifier.Verdict;
import dev.signalbox.verifier.VerificationPolicy;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedRequestsTest {

  private static final String SECRET = "whsec_c2lnbmFsYm94LXRlc3RraXQtc2VjcmV0";

  private final LinqEvent event = Events.messageReceived().id("e1").build();

  @Test
  void eachWayToSign_isAccepted() {
    assertThat(verdict(SignedRequests.standard(SECRET).of(event)))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(verdict(SignedRequests.legacy(SECRET).of(event)))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(verdict(SignedRequests.both(SECRET).of(event))).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void sample_isSignedAsItIs() {
    byte[] body = Samples.bytes(Samples.V2025, "message.received");
    SignedRequest request = SignedRequests.standard(SECRET).of(body);
    assertThat(request.bytes()).isEqualTo(body);
    assertThat(verdict(request)).isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void lateDelivery_isRefused() {
    Instant before = Clock.systemUTC().instant().minusSeconds(600);
    assertThat(verdict(SignedRequests.standard(SECRET).at(before).of(event)))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void httpRequest_hasSignatureAndBody() {
    var request = SignedRequests.standard(SECRET).of(event).to(URI.create("http://localhost/x"));
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.headers().firstValue("webhook-id")).contains("e1");
    assertThat(request.bodyPublisher().orElseThrow().contentLength())
        .isEqualTo(event.envelope().body().size());
  }

  private static Verdict verdict(SignedRequest request) {
    HeaderSource headers =
        name ->
            request.headers().entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(java.util.Map.Entry::getValue)
                .toList();
    return new SignatureVerifier(Clock.systemUTC())
        .verify(
            new KeyRing(List.of(SigningSecret.of("k", SECRET))),
            VerificationPolicy.defaults(),
            headers,
            request.bytes());
  }
}

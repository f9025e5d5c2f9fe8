package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.testkit.Sample;
import dev.signalbox.testkit.Samples;
import dev.signalbox.testkit.SignedRequests;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From a signed delivery to a typed event in a bean of the application, or to a refusal. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DeliveryIT {

  private static final String NAME = "delivery";

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);

  @Deployment(testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class)
        .with("signalbox.max-body-size", "256 KiB")
        .with("signalbox.endpoint.v2025.secrets", Sender.SECRET)
        .build();
  }

  @Test
  void everySampleOfBothVersions_becomesATypedEvent() throws Exception {
    List<Sample> samples = Samples.list();
    for (Sample sample : samples) {
      HttpRequest request =
          SignedRequests.both(Sender.SECRET)
              .of(sample.bytes())
              .to(
                  sample.version().equals(Samples.V2026)
                      ? sender.endpoint()
                      : sender.endpoint().resolve("linq/v2025"));
      assertThat(sender.answer(request).statusCode()).as(sample.name()).isEqualTo(200);
    }
    Set<String> ids = samples.stream().map(DeliveryIT::id).collect(Collectors.toSet());
    noted.awaitAll("seen", ids);
    assertThat(noted.after("seen").stream().map(line -> line.split(" ")[1]))
        .contains("MessageReceived", "CallEnded", "ReactionAdded", "PhoneNumberStatusUpdated");
  }

  private static String id(Sample sample) {
    return new String(sample.bytes(), StandardCharsets.UTF_8)
        .replaceAll("(?s).*\"event_id\"\\s*:\\s*\"([^\"]*)\".*", "$1");
  }

  @Test
  void repeatedDelivery_isHandledOnce() throws Exception {
    assertThat(sender.deliver("once", "chat-1", "hello")).isEqualTo(200);
    assertThat(sender.deliver("once", "chat-1", "hello")).isEqualTo(200);
    assertThat(sender.deliver("after-once", "chat-1", "hello")).isEqualTo(200);
    noted.awaitAll("seen", List.of("after-once"));
    assertThat(noted.after("seen", "once")).containsExactly("MessageReceived");
    assertThat(ApplicationWar.data(NAME).resolve("inbox.db")).isRegularFile();
  }

  @Test
  void unknownType_isAnUnknownEvent() throws Exception {
    String body =
        "{\"event_id\":\"unknown\",\"event_type\":\"linq.of.tomorrow\",\"data\":{\"chat\":{}}}";
    assertThat(sender.deliver(body.getBytes(StandardCharsets.UTF_8))).isEqualTo(200);
    noted.awaitAll("seen", List.of("unknown"));
    assertThat(noted.after("seen", "unknown")).containsExactly("UnknownEvent");
  }

  @Test
  void wrongMissingAndForeignSignatures_getTheSame401() throws Exception {
    byte[] body = Sender.message("refused", "chat-1", "hello");
    String other = "whsec_" + "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    HttpResponse<String> wrong =
        sender.answer(SignedRequests.both(other).of(body).to(sender.endpoint()));
    HttpResponse<String> missing = post(body);
    HttpResponse<String> nowhere =
        sender.answer(
            SignedRequests.both(Sender.SECRET).of(body).to(sender.endpoint().resolve("linq/none")));

    assertThat(List.of(wrong, missing, nowhere))
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(401);
              assertThat(answer.body()).isEqualTo("{\"error\":\"unauthorized\"}");
            });
    assertThat(sender.get("signalbox/api/events/refused").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> post(byte[] body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sender.endpoint()).POST(BodyPublishers.ofByteArray(body));
    return sender.answer(headers.length == 0 ? request.build() : request.headers(headers).build());
  }

  @Test
  void bodyOverTheLimit_gets413() throws Exception {
    assertThat(sender.deliver("large", "chat-1", "x".repeat(300_000))).isEqualTo(413);
  }

  @Test
  void compressedBody_gets415() throws Exception {
    assertThat(post(new byte[] {1}, "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
  }

  @Test
  void otherMethods_get405() throws Exception {
    HttpResponse<String> answer = sender.answer(HttpRequest.newBuilder(sender.endpoint()).build());
    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void unreadableBody_isStoredAndListed() throws Exception {
    byte[] body = "{\"event_id\":\"no-type\"}".getBytes(StandardCharsets.UTF_8);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(sender.endpoint()).POST(BodyPublishers.ofByteArray(body));
    new Signer()
        .standard(SigningSecret.of("it", Sender.SECRET), "no-type", Instant.now(), body)
        .forEach(request::header);
    assertThat(sender.answer(request.build()).statusCode()).isEqualTo(200);
    assertThat(sender.get("signalbox/api/handlers/unreadable/dead-letters").body())
        .contains("no-type");
  }

  @Test
  void operators_findHealthMetricsAndApi() throws Exception {
    assertThat(sender.get("signalbox/health/live").body()).contains("UP");
    assertThat(sender.get("signalbox/health/ready").statusCode()).isEqualTo(200);
    assertThat(sender.get("signalbox/metrics").body()).contains("signalbox_");
    assertThat(sender.get("signalbox/api/handlers").body()).contains("\"name\":\"delivery\"");
    HttpRequest anonymous =
        HttpRequest.newBuilder(Server.uri(NAME).resolve("signalbox/api/handlers")).build();
    assertThat(sender.answer(anonymous).statusCode()).isEqualTo(401);
  }

  @Test
  void withoutAHandlersFolder_noFrameworkIsLoaded() throws Exception {
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .pollInterval(java.time.Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              // Others that had a folder may just have gone.
              Server.stir();
              assertThat(LoadedClasses.named(Server.process(), "org.apache.felix.framework."))
                  .isEmpty();
              assertThat(LoadedClasses.named(Server.process(), "dev.signalbox.embedded.internal."))
                  .isNotEmpty()
                  .noneMatch(name -> name.contains(".internal.osgi."));
            });
  }
}

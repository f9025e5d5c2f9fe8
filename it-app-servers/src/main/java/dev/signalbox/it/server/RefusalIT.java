package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.it.server.app.Recorder;
import dev.signalbox.testkit.SignedRequest;
import dev.signalbox.testkit.SignedRequests;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is not an ordinary delivery gets the answer that the sender acts upon. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class RefusalIT {

  private static final String NAME = "refusal";
  private static final String OTHER_SECRET = "whsec_QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";

  private final Sender sender = new Sender(NAME);
  private final Noted noted = new Noted(NAME);

  @Deployment(testable = false)
  static WebArchive application() {
    return new ApplicationWar(NAME, Recorder.class)
        .with("signalbox.max-body-size", "256 KiB")
        .with("signalbox.inbox.max-waiting-events", "1")
        .build();
  }

  @Test
  void wrongMissingStaleAndForeignSignatures_getTheSame401() throws Exception {
    byte[] body = Sender.message("refused", "chat-1", "hello");
    SignedRequests ours = SignedRequests.both(Sender.SECRET);
    Duration late = Duration.ofMinutes(10);
    List<HttpResponse<String>> answers =
        List.of(
            sender.answer(SignedRequests.both(OTHER_SECRET).of(body).to(sender.endpoint())),
            post(BodyPublishers.ofByteArray(body), Map.of()),
            sender.answer(ours.at(Instant.now().minus(late)).of(body).to(sender.endpoint())),
            sender.answer(ours.at(Instant.now().plus(late)).of(body).to(sender.endpoint())),
            sender.answer(ours.of(body).to(sender.endpoint().resolve("linq/none"))));

    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(401);
              assertThat(answer.body()).isEqualTo("{\"error\":\"unauthorized\"}");
            });
    assertThat(sender.get("signalbox/api/events/refused").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> post(BodyPublisher body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(sender.endpoint()).POST(body);
    headers.forEach(request::header);
    return sender.answer(request.build());
  }

  @Test
  void sameIdWithAnotherBody_gets200AndIsKeptAsAConflict() throws Exception {
    assertThat(sender.deliver("twice", "chat-1", "one")).isEqualTo(200);
    assertThat(sender.deliver("twice", "chat-1", "another")).isEqualTo(200);
    assertThat(sender.deliver("after-twice", "chat-1", "hello")).isEqualTo(200);
    noted.awaitAll("seen", List.of("after-twice"));
    assertThat(noted.after("seen", "twice")).hasSize(1);
    assertThat(sender.get("signalbox/metrics").body())
        .containsPattern("signalbox_inbox_conflicts 1(\\.0)?\n");
  }

  @Test
  void bodyOverTheLimit_gets413() throws Exception {
    assertThat(sender.deliver("large", "chat-1", "x".repeat(300_000))).isEqualTo(413);
  }

  @Test
  void chunkedBodyOverTheLimit_gets413() throws Exception {
    SignedRequest large =
        SignedRequests.both(Sender.SECRET)
            .of(Sender.message("large-chunks", "chat-1", "x".repeat(300_000)));
    HttpResponse<String> answer =
        post(
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.bytes())),
            large.headers());
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void compressedBody_gets415() throws Exception {
    HttpResponse<String> answer =
        post(BodyPublishers.ofByteArray(new byte[] {1}), Map.of("Content-Encoding", "gzip"));
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void otherMethods_get405() throws Exception {
    for (String method : List.of("GET", "PUT", "DELETE")) {
      HttpResponse<String> answer =
          sender.answer(
              HttpRequest.newBuilder(sender.endpoint())
                  .method(method, BodyPublishers.noBody())
                  .build());
      assertThat(answer.statusCode()).as(method).isEqualTo(405);
      assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }
  }

  @Test
  void unreadableBodies_areStoredAndListed() throws Exception {
    assertThat(deliver("no-type", "{\"event_id\":\"no-type\"}")).isEqualTo(200);
    assertThat(deliver("no-json", "no JSON at all")).isEqualTo(200);
    assertThat(sender.get("signalbox/api/handlers/unreadable/dead-letters").body())
        .contains("no-type", "no-json");
  }

  private int deliver(String id, String body) throws IOException, InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers =
        new Signer().standard(SigningSecret.of("it", Sender.SECRET), id, Instant.now(), bytes);
    return post(BodyPublishers.ofByteArray(bytes), headers).statusCode();
  }

  @Test
  void moreThanTheInboxTakes_gets503AndWhatGot200IsHandled() throws Exception {
    Set<String> accepted = new TreeSet<>();
    List<HttpResponse<String>> refused = new ArrayList<>();
    Patience.await()
        .until(
            () -> {
              burst(accepted, refused);
              return !accepted.isEmpty() && !refused.isEmpty();
            });

    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(503);
              assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            });
    noted.awaitAll("seen", accepted);
  }

  private void burst(Set<String> accepted, List<HttpResponse<String>> refused) {
    SignedRequests ours = SignedRequests.both(Sender.SECRET);
    List<String> ids = new ArrayList<>();
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      String id = "burst-" + UUID.randomUUID();
      ids.add(id);
      answers.add(
          sender.answerLater(ours.of(Sender.message(id, "chat", "hello")).to(sender.endpoint())));
    }
    for (int i = 0; i < answers.size(); i++) {
      HttpResponse<String> answer = answers.get(i).join();
      if (answer.statusCode() == 200) {
        accepted.add(ids.get(i));
      } else {
        refused.add(answer);
      }
    }
  }
}

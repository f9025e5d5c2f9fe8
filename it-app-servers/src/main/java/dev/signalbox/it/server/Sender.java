package dev.signalbox.it.server;

import dev.signalbox.testkit.SignedRequests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Posts deliveries to an application. */
final class Sender {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";

  private static final String PATH = "webhooks/linq";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI application;
  private final SignedRequests signed;

  Sender(String application) {
    this(application, SECRET);
  }

  Sender(String application, String secret) {
    this(Server.uri(application), secret);
  }

  Sender(URI application, String secret) {
    this.application = application;
    this.signed = SignedRequests.both(secret);
  }

  /** Where the application takes deliveries. */
  URI endpoint() {
    return application.resolve(PATH);
  }

  /** Posts a body with a right signature; the status. */
  int deliver(byte[] body) throws IOException, InterruptedException {
    return answer(signed.of(body).to(endpoint())).statusCode();
  }

  /** Posts a text message; the status. */
  int deliver(String eventId, String chat, String text) throws IOException, InterruptedException {
    return deliver(message(eventId, chat, text));
  }

  /** Posts a text message; ends with the status, or fails when there was no answer. */
  CompletableFuture<Integer> send(String eventId, String chat, String text) {
    return http.sendAsync(
            signed.of(message(eventId, chat, text)).to(endpoint()),
            HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  /** Asks; the answer with its text. */
  HttpResponse<String> answer(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Asks, and does not wait for the answer. */
  CompletableFuture<HttpResponse<String>> answerLater(HttpRequest request) {
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Posts nothing to what is below the application's context path, as an operator. */
  HttpResponse<String> post(String path) throws IOException, InterruptedException {
    return answer(operator(path).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  /** Gets what is below the application's context path, as an operator. */
  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return answer(operator(path).build());
  }

  private HttpRequest.Builder operator(String path) {
    return HttpRequest.newBuilder(application.resolve(path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + ApplicationWar.TOKEN);
  }

  static byte[] message(String eventId, String chat, String text) {
    return """
        {"api_version":"v3","webhook_version":"2026-02-03","event_type":"message.received","event_id":"%s",\
        "created_at":"2026-03-04T09:15:02.640118273Z","trace_id":"23169af0d0edfe359ac222effc30c896",\
        "partner_id":"ptn-7b1d5c0e","data":{"id":"message-%s","chat":{"id":"%s","is_group":false},\
        "direction":"inbound","service":"iMessage","sender_handle":{"id":"h1","handle":"+12025550177",\
        "service":"iMessage","joined_at":"2026-03-02T14:03:11.481Z"},\
        "parts":[{"type":"text","value":"%s"}],"sent_at":"2026-03-04T09:15:02.118Z"}}"""
        .formatted(eventId, eventId, chat, text)
        .getBytes(StandardCharsets.UTF_8);
  }
}

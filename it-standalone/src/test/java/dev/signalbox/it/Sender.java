package dev.signalbox.it;

import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Sends signed deliveries of numbered messages. */
final class Sender {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw7Jxx2Oll+OE=";

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final Signer signer = new Signer();
  private final SigningSecret secret = SigningSecret.of("it", SECRET);

  /** Ends with the HTTP status, or fails when there was no answer. */
  CompletableFuture<Integer> send(URI node, String eventId, String chatId, int number) {
    byte[] body = body(eventId, chatId, number);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(node.resolve("/webhooks/linq"))
            .timeout(Duration.ofSeconds(10))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    signer.standard(secret, eventId, Instant.now(), body).forEach(request::header);
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding())
        .thenApply(HttpResponse::statusCode);
  }

  private static byte[] body(String eventId, String chatId, int number) {
    return """
        {"api_version":"v3","webhook_version":"2026-02-03","event_type":"message.received","event_id":"%s",\
        "created_at":"2026-03-04T09:15:02.640118273Z","trace_id":"23169af0d0edfe359ac222effc30c896",\
        "partner_id":"ptn-7b1d5c0e","data":{"id":"message-%s","chat":{"id":"%s","is_group":false},\
        "direction":"inbound","service":"iMessage","sender_handle":{"id":"h1","handle":"+12025550177",\
        "service":"iMessage","joined_at":"2026-03-02T14:03:11.481Z"},\
        "parts":[{"type":"text","value":"%d"}],"sent_at":"2026-03-04T09:15:02.118Z"}}"""
        .formatted(eventId, eventId, chatId, number)
        .getBytes(StandardCharsets.UTF_8);
  }
}

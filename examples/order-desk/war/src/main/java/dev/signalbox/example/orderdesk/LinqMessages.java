package dev.signalbox.example.orderdesk;

import jakarta.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Sends text messages over Linq's API: {@code POST /v3/chats/{chatId}/messages}. A message goes out
 * once for each idempotency key, so an attempt whose answer was lost can be made again.
 */
final class LinqMessages {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final long LONGEST_WAIT_SECONDS = 3600;

  private final HttpClient http;
  private final URI base;
  private final String key;

  /**
   * @param base of the API, without {@code /v3}
   * @param key for it
   * @param executor runs what little the client does besides
   */
  LinqMessages(URI base, String key, Executor executor) {
    this.http = HttpClient.newBuilder().connectTimeout(CONNECT).executor(executor).build();
    this.base = Objects.requireNonNull(base, "base");
    this.key = Objects.requireNonNull(key, "key");
  }

  /** Makes one attempt, which takes no longer than fifteen seconds. */
  Sending send(String chatId, String text, String idempotencyKey) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri(chatId))
            .timeout(ANSWER)
            .header("Authorization", "Bearer " + key)
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body(text, idempotencyKey)))
            .build();
    try {
      return outcome(http.send(request, HttpResponse.BodyHandlers.discarding()));
    } catch (IOException e) {
      return Sending.later("no answer (" + e.getClass().getSimpleName() + ")", Optional.empty());
    }
  }

  private URI uri(String chatId) {
    String path = URLEncoder.encode(chatId, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(base.toString().replaceFirst("/+$", "") + "/v3/chats/" + path + "/messages");
  }

  private static String body(String text, String idempotencyKey) {
    return Json.createObjectBuilder()
        .add(
            "message",
            Json.createObjectBuilder()
                .add(
                    "parts",
                    Json.createArrayBuilder()
                        .add(Json.createObjectBuilder().add("type", "text").add("value", text)))
                .add("idempotency_key", idempotencyKey))
        .build()
        .toString();
  }

  private static Sending outcome(HttpResponse<?> response) {
    int status = response.statusCode();
    String why = "answered " + status;
    if (status / 100 == 2) {
      return Sending.sent();
    }
    // 401: the key is wrong, which an operator can put right; 409: a chat that is still being made.
    if (status == 401 || status == 408 || status == 409 || status == 429 || status >= 500) {
      return Sending.later(why, retryAfter(response));
    }
    return Sending.never(why);
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(Long.parseLong(text), LONGEST_WAIT_SECONDS)));
  }
}

package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.Delays;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Posts a delivery and waits so long for the whole answer. Never follows a redirect. */
final class Sender {

  private final HttpClient client;
  private final Delays delays;
  private final Duration timeout;

  Sender(Executor executor, Delays delays, Duration timeout) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .executor(executor)
            .build();
    this.delays = delays;
    this.timeout = timeout;
  }

  CompletableFuture<Sent> send(String url, Map<String, String> headers, byte[] body) {
    CompletableFuture<Sent> result = new CompletableFuture<>();
    CompletableFuture<HttpResponse<Void>> answer;
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(url))
              .POST(HttpRequest.BodyPublishers.ofByteArray(body));
      headers.forEach(request::header);
      answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(new Sent.Failure("invalid_url", false));
    }
    Runnable inTime =
        delays.after(
            timeout,
            () -> {
              result.complete(Failures.TIMEOUT);
              answer.cancel(true);
            });
    answer.whenComplete(
        (response, thrown) -> {
          inTime.run();
          result.complete(thrown == null ? answer(response) : Failures.of(thrown));
        });
    return result;
  }

  private static Sent answer(HttpResponse<Void> response) {
    Map<String, String> headers = new LinkedHashMap<>();
    response
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
    return new Sent.Answer(response.statusCode(), headers);
  }
}

package dev.signalbox.management.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Sends requests over HTTP. Follows no redirect, so that the API key goes nowhere else. */
final class Transport {

  /** Far more than a full account has. */
  private static final int MOST_BYTES = 1024 * 1024;

  private final HttpClient http;
  private final ClientSettings settings;

  Transport(ClientSettings settings, Executor executor) {
    this.settings = settings;
    this.http = client(settings, executor);
  }

  private static HttpClient client(ClientSettings settings, Executor executor) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // The client has a thread of its own, which lives until the client is collected, with the
    // context class loader of its maker: in an application server that of an application.
    thread.setContextClassLoader(null);
    try {
      return HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(settings.timeout())
          .executor(executor)
          .build();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Begins a request; cancelling the result ends it. */
  CompletableFuture<HttpResponse<byte[]>> send(
      String method, String path, Optional<String> jsonBody) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.base() + path))
            .timeout(settings.timeout().plus(Duration.ofSeconds(1)))
            .header("Authorization", settings.apiKey().authorization())
            .header("Accept", "application/json")
            .header("User-Agent", "Signalbox");
    jsonBody.ifPresent(body -> request.header("Content-Type", "application/json"));
    request.method(
        method,
        jsonBody
            .map(body -> HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .orElseGet(HttpRequest.BodyPublishers::noBody));
    return http.sendAsync(request.build(), answer -> new BoundedBody(MOST_BYTES));
  }
}

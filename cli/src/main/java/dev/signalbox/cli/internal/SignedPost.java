package dev.signalbox.cli.internal;

import dev.signalbox.verifier.Scheme;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Posts deliveries the way Linq does. */
final class SignedPost {

  /** Linq waits so long for an answer (protocol.md, 2.3). */
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000000";

  private final HttpClient http;
  private final Signer signer = new Signer();
  private final SigningSecret secret;
  private final Set<Scheme> schemes;
  private final Duration timeout;

  SignedPost(SigningSecret secret, Set<Scheme> schemes) {
    this(secret, schemes, TIMEOUT);
  }

  /**
   * With another patience than Linq's.
   *
   * @param timeout how long an answer may take
   */
  SignedPost(SigningSecret secret, Set<Scheme> schemes, Duration timeout) {
    this.secret = Objects.requireNonNull(secret, "secret");
    this.schemes = Set.copyOf(schemes);
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
  }

  /** Signs and posts; gives the HTTP status. */
  int send(URI url, String eventId, String eventType, Instant timestamp, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(timeout)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers(eventId, eventType, timestamp, body).forEach(request::header);
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE, "nothing answers at " + url + " (" + reason(e) + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.UNAVAILABLE, "interrupted while waiting for " + url, e);
    }
  }

  /** What an exception of the client says; some say it by their name alone. */
  static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private Map<String, String> headers(
      String eventId, String eventType, Instant timestamp, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    if (schemes.contains(Scheme.STANDARD)) {
      headers.putAll(signer.standard(secret, eventId, timestamp, body));
    }
    if (schemes.contains(Scheme.LEGACY)) {
      headers.putAll(signer.legacy(secret, timestamp, eventType, SUBSCRIPTION, body));
    }
    return headers;
  }
}

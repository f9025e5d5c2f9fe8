package dev.signalbox.cli.internal;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Objects;

/** Talks to the operators' part of a running node. */
final class AdminClient {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(TIMEOUT).build();
  private final URI base;
  private final String token;
  private final Duration timeout;

  AdminClient(URI base, String token) {
    this(base, token, TIMEOUT);
  }

  /**
   * @param timeout how long an answer may take
   */
  AdminClient(URI base, String token, Duration timeout) {
    this.timeout = Objects.requireNonNull(timeout, "timeout");
    this.base = Objects.requireNonNull(base, "base");
    this.token = Objects.requireNonNull(token, "token");
  }

  /** The body of a GET below {@code /signalbox/api/}. */
  JsonObject get(String path) {
    return send(request(path).GET().build());
  }

  /** The body of the answer to a POST below {@code /signalbox/api/}. */
  JsonObject post(String path, JsonObject body) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve("/signalbox/api/" + path))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token);
  }

  private JsonObject send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() / 100 == 2) {
        return JsonText.object(response.body());
      }
      throw refused(response);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.UNAVAILABLE,
          "no node answers at "
              + base
              + " ("
              + SignedPost.reason(e)
              + "); start one with 'signalbox run', or name it with --url",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CliException(ExitCode.UNAVAILABLE, "interrupted while waiting for " + base, e);
    }
  }

  private CliException refused(HttpResponse<String> response) {
    return switch (response.statusCode()) {
      case 401 ->
          new CliException(
              ExitCode.NO,
              "the node at " + base + " refuses the token; set --token or signalbox.admin.token");
      case 403 ->
          new CliException(
              ExitCode.NO,
              "the node at "
                  + base
                  + " has no admin token; set signalbox.admin.token and start it again");
      case 400 -> new CliException(badRequest(response), message(response));
      case 503 -> new CliException(ExitCode.UNAVAILABLE, message(response));
      default -> new CliException(ExitCode.NO, message(response));
    };
  }

  /**
   * What is asked for by GET came from the command line alone; a POST also depends on the state.
   */
  private static int badRequest(HttpResponse<String> response) {
    return response.request().method().equals("GET") ? ExitCode.USAGE : ExitCode.NO;
  }

  private static String message(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    String answer = "the node answered " + response.statusCode();
    if (type.startsWith("application/json")) {
      JsonObject body = JsonText.object(response.body());
      return body.containsKey("error") ? JsonText.show(body, "error") : answer;
    }
    return answer;
  }
}

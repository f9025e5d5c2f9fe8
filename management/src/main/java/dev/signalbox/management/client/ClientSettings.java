package dev.signalbox.management.client;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * How Linq's API is called.
 *
 * @param url the base, with or without {@code /v3} at its end (protocol.md, 1.1)
 * @param allowHttp whether the base may be plain HTTP, as of a simulator
 * @param apiKey is sent with every call
 * @param timeout for one try, from its beginning to the last byte of the answer
 * @param maxAttempts tries in all, from 1
 * @param initialDelay before the second try; doubles from try to try
 * @param maxDelay between two tries at most
 * @param maxRetryAfter the longest Retry-After that is waited for; a longer one fails the call
 * @param ratePerSecond calls that may begin in a second
 * @param concurrency calls at a time at most
 * @param breakerWindow calls that the circuit breaker looks back at
 * @param breakerFailureRate percentage of failed calls that opens it
 * @param breakerOpenFor how long it stays open
 */
public record ClientSettings(
    URI url,
    boolean allowHttp,
    ApiKey apiKey,
    Duration timeout,
    int maxAttempts,
    Duration initialDelay,
    Duration maxDelay,
    Duration maxRetryAfter,
    int ratePerSecond,
    int concurrency,
    int breakerWindow,
    float breakerFailureRate,
    Duration breakerOpenFor) {

  /**
   * Checks the base.
   *
   * @throws IllegalArgumentException when it is not HTTPS and HTTP was not allowed, or has parts
   *     that a base cannot have
   */
  public ClientSettings {
    Objects.requireNonNull(apiKey, "apiKey");
    String scheme =
        url.getScheme() == null ? "" : url.getScheme().toLowerCase(java.util.Locale.ROOT);
    if (!scheme.equals("https") && !(allowHttp && scheme.equals("http"))) {
      throw new IllegalArgumentException(
          "expected the base of Linq's API to begin with https://, found '"
              + scheme
              + "'; plain HTTP, as of a simulator, must be allowed by name, since the API key is"
              + " sent with every call");
    }
    if (url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "expected the base of Linq's API to be a host and a path, without user, query or fragment");
    }
  }

  /** The address below which the resources are. */
  String base() {
    String text = url.toString().replaceAll("/+$", "");
    return text.endsWith("/v3") ? text : text + "/v3";
  }
}

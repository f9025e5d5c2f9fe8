package dev.signalbox.core.http;

import java.time.Duration;
import java.util.Objects;

/**
 * What the servlet takes in.
 *
 * @param maxBodySize largest body in bytes
 * @param bodyTimeout for a body to arrive whole
 * @param answerTimeout from the headers to the answer
 * @param maxBytes bytes of bodies in memory at one time, over all requests
 * @param maxRequests requests without an answer at one time
 */
public record WebhookLimits(
    long maxBodySize,
    Duration bodyTimeout,
    Duration answerTimeout,
    long maxBytes,
    int maxRequests) {

  /** Checks the parts. */
  public WebhookLimits {
    Objects.requireNonNull(bodyTimeout, "bodyTimeout");
    Objects.requireNonNull(answerTimeout, "answerTimeout");
    if (maxBodySize < 1 || maxBodySize > 1 << 30 || maxBytes < 1 || maxRequests < 1) {
      throw new IllegalArgumentException(
          "bounds must be positive, and a body at most 1 GiB: "
              + maxBodySize
              + ", "
              + maxBytes
              + ", "
              + maxRequests);
    }
    if (bodyTimeout.toMillis() < 1 || answerTimeout.toMillis() < 1) {
      throw new IllegalArgumentException(
          "timeouts must be at least 1 ms: " + bodyTimeout + ", " + answerTimeout);
    }
  }

  /** 1 MiB, 10 s, 15 s, 64 MiB, 4096. */
  public static WebhookLimits defaults() {
    return new WebhookLimits(
        1 << 20, Duration.ofSeconds(10), Duration.ofSeconds(15), 64L << 20, 4096);
  }
}

package dev.signalbox.management.secret;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The signing secret of one subscription.
 *
 * @param id names it in logs, metrics and key rings; not secret
 * @param subscriptionId the subscription whose deliveries are signed with it
 * @param endpoint the endpoint that it was made for
 * @param targetUrl where the subscription delivered to when it was made
 * @param createdAt when the subscription was made
 * @param notAfter when it is no longer taken, because its subscription is deleted; empty while it
 *     is in use
 * @param text the secret itself
 */
public record StoredSecret(
    String id,
    String subscriptionId,
    String endpoint,
    String targetUrl,
    Instant createdAt,
    Optional<Instant> notAfter,
    String text) {

  /** Checks that all is there. */
  public StoredSecret {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    Objects.requireNonNull(endpoint, "endpoint");
    Objects.requireNonNull(targetUrl, "targetUrl");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(notAfter, "notAfter");
    Objects.requireNonNull(text, "text");
  }

  /** The same, taken no longer than until then; empty for no end. */
  public StoredSecret withNotAfter(Optional<Instant> end) {
    return new StoredSecret(id, subscriptionId, endpoint, targetUrl, createdAt, end, text);
  }

  /** Everything but the secret. */
  @Override
  public String toString() {
    return "StoredSecret[id=%s, subscriptionId=%s, endpoint=%s, notAfter=%s]"
        .formatted(id, subscriptionId, endpoint, notAfter.map(Instant::toString).orElse("-"));
  }
}

package dev.signalbox.verifier;

import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Signs deliveries as Linq does, for tools and tests. It does not check what it is told to sign, so
 * that hostile deliveries can be made as well. Immutable and safe for use by several threads.
 */
public final class Signer {

  /** A signer without state. */
  public Signer() {}

  /**
   * The headers of the standard scheme (protocol.md, 2.2).
   *
   * @param secret signs; its validity does not matter
   * @param webhookId the unique id of the event
   * @param timestamp the time of sending; fractions of a second are dropped
   * @param body the raw bytes
   * @return header name to value, unmodifiable, in the order Linq documents them
   * @throws IllegalArgumentException when the secret does not support {@link Scheme#STANDARD}
   */
  public Map<String, String> standard(
      SigningSecret secret, String webhookId, Instant timestamp, byte[] body) {
    Objects.requireNonNull(webhookId, "webhookId");
    String seconds = seconds(timestamp);
    byte[] mac =
        secret.key(Scheme.STANDARD).sign(SignedContent.standardHead(webhookId, seconds), body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.ID, webhookId);
    headers.put(HeaderNames.TIMESTAMP, seconds);
    headers.put(HeaderNames.SIGNATURE, "v1," + Base64.getEncoder().encodeToString(mac));
    return Collections.unmodifiableMap(headers);
  }

  /**
   * The headers of the legacy scheme (protocol.md, 2.1 and 2.2).
   *
   * @param secret signs; its validity does not matter
   * @param timestamp the time of sending; fractions of a second are dropped
   * @param eventType for {@code X-Webhook-Event}; not signed
   * @param subscriptionId for {@code X-Webhook-Subscription-ID}; not signed
   * @param body the raw bytes
   * @return header name to value, unmodifiable, in the order Linq documents them
   */
  public Map<String, String> legacy(
      SigningSecret secret,
      Instant timestamp,
      String eventType,
      String subscriptionId,
      byte[] body) {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(subscriptionId, "subscriptionId");
    String seconds = seconds(timestamp);
    byte[] mac = secret.key(Scheme.LEGACY).sign(SignedContent.legacyHead(seconds), body);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HeaderNames.LEGACY_EVENT, eventType);
    headers.put(HeaderNames.LEGACY_SUBSCRIPTION, subscriptionId);
    headers.put(HeaderNames.LEGACY_TIMESTAMP, seconds);
    headers.put(HeaderNames.LEGACY_SIGNATURE, HexFormat.of().formatHex(mac));
    return Collections.unmodifiableMap(headers);
  }

  private static String seconds(Instant timestamp) {
    return Long.toString(timestamp.getEpochSecond());
  }
}

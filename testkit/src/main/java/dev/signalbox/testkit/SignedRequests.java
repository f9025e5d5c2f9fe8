package dev.signalbox.testkit;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.RawBody;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.internal.Bodies;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Signs events as Linq does (protocol.md, 2.2):
 *
 * <pre>{@code
 * client.send(SignedRequests.standard("whsec_...").of(event).to(uri), BodyHandlers.discarding());
 * }</pre>
 */
public final class SignedRequests {

  private static final String SUBSCRIPTION = "subscription-1";

  private final SigningSecret secret;
  private final boolean standard;
  private final boolean legacy;
  private final Clock clock;

  private SignedRequests(SigningSecret secret, boolean standard, boolean legacy, Clock clock) {
    this.secret = secret;
    this.standard = standard;
    this.legacy = legacy;
    this.clock = clock;
  }

  /**
   * With the {@code webhook-*} headers.
   *
   * @param secret as Linq gives it: {@code whsec_} and Base64
   * @throws IllegalArgumentException when the text is no secret
   */
  public static SignedRequests standard(String secret) {
    return new SignedRequests(parse(secret), true, false, Clock.systemUTC());
  }

  /** With the {@code X-Webhook-*} headers. */
  public static SignedRequests legacy(String secret) {
    return new SignedRequests(parse(secret), false, true, Clock.systemUTC());
  }

  /** With both sets, as Linq sends them. */
  public static SignedRequests both(String secret) {
    return new SignedRequests(parse(secret), true, true, Clock.systemUTC());
  }

  /** The same, sent at another time than now: for late and replayed deliveries. */
  public SignedRequests at(Instant time) {
    return new SignedRequests(secret, standard, legacy, Clock.fixed(time, ZoneOffset.UTC));
  }

  /** The delivery of an event. */
  public SignedRequest of(LinqEvent event) {
    return sign(
        event.envelope().eventId(),
        event.envelope().eventType(),
        event.envelope().body().toByteArray());
  }

  /**
   * The delivery of a body, for example of a {@link Sample}.
   *
   * @throws IllegalArgumentException when it is no JSON object
   */
  public SignedRequest of(byte[] body) {
    var envelope = Bodies.envelope(body, "default", EventBuilder.NOON);
    return sign(envelope.eventId(), envelope.eventType(), body);
  }

  private SignedRequest sign(String eventId, String eventType, byte[] body) {
    Signer signer = new Signer();
    Instant now = clock.instant();
    Map<String, String> headers = new LinkedHashMap<>();
    if (standard) {
      headers.putAll(signer.standard(secret, eventId, now, body));
    }
    if (legacy) {
      headers.putAll(signer.legacy(secret, now, eventType, SUBSCRIPTION, body));
    }
    return new SignedRequest(headers, RawBody.of(body));
  }

  private static SigningSecret parse(String secret) {
    return SigningSecret.of("testkit", Objects.requireNonNull(secret, "secret"));
  }
}

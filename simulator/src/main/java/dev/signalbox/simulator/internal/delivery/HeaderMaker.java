package dev.signalbox.simulator.internal.delivery;

import dev.signalbox.simulator.internal.store.Subscription;
import dev.signalbox.verifier.Signer;
import dev.signalbox.verifier.SigningSecret;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Both header sets (protocol.md, 2.1), freshly signed for each try, and those of affinity. */
final class HeaderMaker {

  private static final String AGENT = "Signalbox-Simulator";

  private final Signer signer = new Signer();
  private final Affinity affinity;

  HeaderMaker(Affinity affinity) {
    this.affinity = affinity;
  }

  Map<String, String> headers(Subscription subscription, Delivery delivery, Instant now) {
    SigningSecret secret = SigningSecret.of("subscription", subscription.secret());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", AGENT);
    headers.putAll(affinity.headers(subscription, delivery));
    headers.putAll(signer.standard(secret, delivery.eventId(), now, delivery.body()));
    headers.putAll(
        signer.legacy(
            secret, now, delivery.eventType(), delivery.subscriptionId(), delivery.body()));
    return headers;
  }
}

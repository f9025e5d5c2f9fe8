package dev.signalbox.simulator.internal.api;

import dev.signalbox.simulator.internal.json.Make;
import dev.signalbox.simulator.internal.store.Subscription;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** Subscriptions as bodies (protocol.md, 1.2). */
final class SubscriptionJson {

  private SubscriptionJson() {}

  /** With the secret: shown once, when it is made. */
  static JsonObject created(Subscription subscription) {
    return builder(subscription).add("signing_secret", subscription.secret()).build();
  }

  static JsonObject shown(Subscription subscription) {
    return builder(subscription).build();
  }

  static JsonObject list(List<Subscription> subscriptions) {
    return Make.object()
        .add(
            "subscriptions",
            Make.array(subscriptions.stream().map(SubscriptionJson::shown).toList()))
        .build();
  }

  private static JsonObjectBuilder builder(Subscription subscription) {
    Subscription.Terms terms = subscription.terms();
    JsonObjectBuilder json =
        Make.object()
            .add("id", subscription.id())
            .add("target_url", terms.targetUrl())
            .add("subscribed_events", strings(terms.events()));
    if (terms.phoneNumbers().isEmpty()) {
      json.addNull("phone_numbers");
    } else {
      json.add("phone_numbers", strings(terms.phoneNumbers()));
    }
    json.add("is_active", terms.active())
        .add("created_at", subscription.createdAt().toString())
        .add("updated_at", subscription.updatedAt().toString());
    terms.routingKeyHeader().ifPresent(name -> json.add("routing_key_header", name));
    terms.routingIdHeader().ifPresent(name -> json.add("routing_id_header", name));
    return json;
  }

  private static JsonArray strings(List<String> values) {
    return Make.array(values).build();
  }
}

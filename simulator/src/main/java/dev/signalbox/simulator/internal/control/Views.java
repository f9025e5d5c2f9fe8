package dev.signalbox.simulator.internal.control;

import dev.signalbox.simulator.Conversation;
import dev.signalbox.simulator.DeliveryAttempt;
import dev.signalbox.simulator.DeliveryCounts;
import dev.signalbox.simulator.internal.json.Make;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Locale;

/** What the control API shows, as JSON. */
final class Views {

  private Views() {}

  static JsonObject attempts(List<DeliveryAttempt> attempts) {
    return Make.object()
        .add("deliveries", Make.array(attempts.stream().map(Views::attempt).toList()))
        .build();
  }

  static JsonObject counts(DeliveryCounts counts) {
    return Make.object()
        .add("events", counts.events())
        .add("deliveries", counts.deliveries())
        .add("pending", counts.pending())
        .add("delivered", counts.delivered())
        .add("failed", counts.failed())
        .add("abandoned", counts.abandoned())
        .add("attempts", counts.attempts())
        .build();
  }

  static JsonObject conversation(Conversation.State state) {
    JsonObjectBuilder byType = Make.object();
    state.byType().forEach(byType::add);
    return Make.object()
        .add("running", state.running())
        .add("rate", state.rate())
        .add("seed", state.seed())
        .add("events", state.events())
        .add("by_type", byType)
        .build();
  }

  private static JsonObject attempt(DeliveryAttempt attempt) {
    JsonObjectBuilder json =
        Make.object()
            .add("number", attempt.number())
            .add("event_id", attempt.eventId())
            .add("event_type", attempt.eventType())
            .add("subscription_id", attempt.subscriptionId())
            .add("target_url", attempt.targetUrl())
            .add("attempt", attempt.attempt())
            .add("duplicate", attempt.duplicate())
            .add("started_at", attempt.startedAt().toString())
            .add("duration_ms", attempt.took().toMillis())
            .add("outcome", attempt.outcome().name().toLowerCase(Locale.ROOT));
    attempt.status().ifPresent(status -> json.add("status", status));
    attempt.failure().ifPresent(reason -> json.add("failure", reason));
    attempt.nextTryAt().ifPresent(at -> json.add("next_try_at", at.toString()));
    return json.build();
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.ApplyReport;
import dev.signalbox.management.Drift;
import dev.signalbox.management.EndpointState;
import dev.signalbox.management.Findings;
import dev.signalbox.management.Listing;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.SubscriptionState;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.plan.Difference;
import dev.signalbox.management.plan.Plan;
import dev.signalbox.management.plan.PlanItem;
import dev.signalbox.management.plan.Unmanaged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What operators are shown, as plain values for JSON. No value of it is a secret. */
final class Views {

  private Views() {}

  static Map<String, Object> of(Plan plan) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("changes", plan.changes());
    view.put("items", plan.items().stream().map(Views::of).toList());
    view.put("unmanaged", plan.unmanaged().stream().map(Views::of).toList());
    view.put("notices", plan.notices());
    return view;
  }

  private static Map<String, Object> of(PlanItem item) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("endpoint", item.endpoint());
    view.put("action", item.action().name().toLowerCase(Locale.ROOT));
    item.subscriptionId().ifPresent(id -> view.put("subscription_id", id));
    view.put("target_url", item.targetUrl());
    view.put("differences", item.differences().stream().map(Views::of).toList());
    text(view, "reason", item.reason());
    return view;
  }

  private static Map<String, Object> of(Difference difference) {
    return Map.of(
        "field", difference.field(),
        "removed", difference.removed(),
        "added", difference.added());
  }

  private static Map<String, Object> of(Unmanaged unmanaged) {
    Map<String, Object> view = of(unmanaged.subscription());
    unmanaged.endpoint().ifPresent(name -> view.put("endpoint", name));
    text(view, "note", unmanaged.note());
    return view;
  }

  private static Map<String, Object> of(Subscription subscription) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("subscription_id", subscription.id());
    view.put("target_url", subscription.targetUrl().toString());
    view.put("active", subscription.active());
    view.put("subscribed_events", List.copyOf(subscription.events()));
    view.put("phone_numbers", List.copyOf(subscription.phoneNumbers()));
    subscription.createdAt().ifPresent(at -> view.put("created_at", at.toString()));
    return view;
  }

  static Map<String, Object> of(ApplyReport report) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("complete", report.complete());
    view.put("outcomes", report.outcomes().stream().map(Views::of).toList());
    view.put("notices", report.notices());
    return view;
  }

  static Map<String, Object> of(Outcome outcome) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("endpoint", outcome.endpoint());
    view.put("action", outcome.action());
    outcome.subscriptionId().ifPresent(id -> view.put("subscription_id", id));
    view.put("done", outcome.done());
    text(view, "message", outcome.message());
    return view;
  }

  static Map<String, Object> of(Listing listing, Optional<Findings> findings) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("endpoints", listing.endpoints().stream().map(Views::of).toList());
    view.put("subscriptions", listing.subscriptions().stream().map(Views::of).toList());
    findings.ifPresent(found -> view.put("check", of(found)));
    return view;
  }

  private static Map<String, Object> of(EndpointState state) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("endpoint", state.endpoint());
    view.put("target_url", state.targetUrl());
    state.subscriptionId().ifPresent(id -> view.put("subscription_id", id));
    view.put("active", state.active());
    text(view, "override", state.override());
    text(view, "interrupted", state.interrupted());
    state.lastReceipt().ifPresent(at -> view.put("last_receipt", at.toString()));
    return view;
  }

  private static Map<String, Object> of(SubscriptionState state) {
    Map<String, Object> view = of(state.subscription());
    state.endpoint().ifPresent(name -> view.put("endpoint", name));
    view.put("ours", state.ours());
    state.secretId().ifPresent(id -> view.put("secret_id", id));
    state.secretNotAfter().ifPresent(at -> view.put("secret_not_after", at.toString()));
    text(view, "note", state.note());
    return view;
  }

  private static Map<String, Object> of(Findings found) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("at", found.at().toString());
    found.error().ifPresent(why -> view.put("error", why));
    view.put("drift", found.drift().stream().map(Views::of).toList());
    view.put("lacking", found.lacking());
    view.put("missing", found.missing());
    return view;
  }

  private static Map<String, Object> of(Drift drift) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("endpoint", drift.endpoint());
    view.put("subscription_id", drift.subscriptionId());
    view.put("kind", drift.kind().name().toLowerCase(Locale.ROOT));
    view.put("fields", drift.fields());
    return view;
  }

  private static void text(Map<String, Object> view, String name, String text) {
    if (!text.isEmpty()) {
      view.put(name, text);
    }
  }
}

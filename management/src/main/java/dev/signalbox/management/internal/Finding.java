package dev.signalbox.management.internal;

import dev.signalbox.management.Drift;
import dev.signalbox.management.Findings;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.Applied;
import dev.signalbox.management.plan.Action;
import dev.signalbox.management.plan.EventChoice;
import dev.signalbox.management.plan.PlanItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds what is wrong in a look at the account. */
final class Finding {

  private final Look look;

  Finding(Look look) {
    this.look = look;
  }

  Findings at(Instant now) {
    List<String> missing = new ArrayList<>();
    List<String> active = new ArrayList<>();
    for (Endpoint endpoint : look.endpoints().all()) {
      Optional<Subscription> current = look.current(endpoint);
      if (current.filter(Subscription::active).isPresent()) {
        active.add(endpoint.name());
      }
      if (current.isEmpty() && look.desired(endpoint).active()) {
        missing.add(endpoint.name());
      }
    }
    return new Findings(
        now, Optional.empty(), drift(), lacking(), missing, active, look.plan().changes());
  }

  /** What is not as it was left; unless it is as it should be all the same. */
  List<Drift> drift() {
    List<Drift> drift = new ArrayList<>();
    for (Endpoint endpoint : look.endpoints().all()) {
      Applied left = look.state().applied().get(endpoint.name());
      if (left != null
          && look.state().undertaking(endpoint.name()).isEmpty()
          && planned(endpoint)) {
        compare(endpoint, left).ifPresent(drift::add);
      }
    }
    return drift;
  }

  private boolean planned(Endpoint endpoint) {
    return look.plan().of(endpoint.name()).stream()
        .map(PlanItem::action)
        .anyMatch(action -> action != Action.UNCHANGED);
  }

  private Optional<Drift> compare(Endpoint endpoint, Applied left) {
    Optional<Subscription> found = look.subscription(left.subscriptionId());
    if (found.isEmpty()) {
      return Optional.of(
          new Drift(endpoint.name(), left.subscriptionId(), Drift.Kind.DELETED, List.of()));
    }
    Subscription is = found.get();
    List<String> fields = new ArrayList<>();
    if (!is.targetUrl().toString().equals(left.targetUrl())) {
      fields.add("target_url");
    }
    if (!is.events().equals(left.events())) {
      fields.add("subscribed_events");
    }
    if (!is.phoneNumbers().equals(left.phoneNumbers())) {
      fields.add("phone_numbers");
    }
    if (is.active() != left.active()) {
      fields.add("is_active");
    }
    boolean off = left.active() && !is.active();
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Drift(
                endpoint.name(),
                is.id(),
                off ? Drift.Kind.DEACTIVATED : Drift.Kind.CHANGED,
                fields));
  }

  /**
   * Where an endpoint takes whatever is installed, its subscription must have all of it. Where its
   * types are listed, each type that is observed by name must be in some active subscription.
   */
  private List<String> lacking() {
    List<String> lacking = new ArrayList<>();
    SortedSet<String> delivered = new TreeSet<>();
    look.endpoints().all().stream()
        .flatMap(endpoint -> look.current(endpoint).stream())
        .filter(Subscription::active)
        .forEach(one -> delivered.addAll(one.events()));
    for (Endpoint endpoint : look.endpoints().all()) {
      Optional<Subscription> current = look.current(endpoint).filter(Subscription::active);
      boolean installed = endpoint.events().contains(EventChoice.INSTALLED);
      if (current.isPresent()) {
        SortedSet<String> needed =
            installed ? look.choice().observed() : look.choice().observedByName();
        needed.retainAll(look.choice().offered());
        needed.removeAll(installed ? current.get().events() : delivered);
        needed.forEach(type -> lacking.add(endpoint.name() + ": " + type));
      }
    }
    return lacking;
  }
}

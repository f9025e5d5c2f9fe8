package dev.signalbox.management.internal;

import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.plan.EventChoice;
import dev.signalbox.management.plan.Interrupted;
import dev.signalbox.management.plan.Owned;
import dev.signalbox.management.plan.Plan;
import dev.signalbox.management.plan.Planner;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Looks at Linq and at what is remembered; changes nothing. */
final class Looking {

  private final LinqApi linq;
  private final Memory memory;
  private final Endpoints endpoints;
  private final Desire desire;
  private final Supplier<TypeSelection> installed;
  private final Supplier<? extends Collection<String>> known;

  Looking(
      LinqApi linq,
      Memory memory,
      Endpoints endpoints,
      Desire desire,
      Supplier<TypeSelection> installed,
      Supplier<? extends Collection<String>> known) {
    this.linq = linq;
    this.memory = memory;
    this.endpoints = endpoints;
    this.desire = desire;
    this.installed = installed;
    this.known = known;
  }

  Look look() {
    // Before Linq is asked: without it nothing that follows could be told from somebody else's.
    State state = memory.state();
    List<Owned> owned = memory.owned();
    EventChoice choice =
        new EventChoice(linq.eventTypes(), Set.copyOf(known.get()), installed.get());
    List<Subscription> account = linq.subscriptions();
    Desire.Result wanted = desire.now(account, owned, state, choice);
    Plan plan =
        new Planner(
                wanted.all(),
                owned,
                state.undertakings().values().stream().map(Looking::interrupted).toList(),
                state.leaving().keySet())
            .plan(account, notices(wanted, account, state));
    return new Look(account, owned, state, choice, wanted, plan, endpoints);
  }

  private List<String> notices(Desire.Result wanted, List<Subscription> account, State state) {
    List<String> notices = new ArrayList<>(wanted.notices());
    for (Subscription one : account) {
      Instant from = state.leaving().get(one.id());
      if (from != null) {
        endpoints
            .of(one)
            .ifPresent(
                endpoint ->
                    notices.add(
                        "endpoint %s: subscription %s was replaced and goes on for a while, since Linq may still have to deliver on it; it is deleted after %s"
                            .formatted(endpoint.name(), one.id(), from)));
      }
    }
    return notices;
  }

  private static Interrupted interrupted(Undertaking undertaking) {
    String what =
        switch (undertaking.kind()) {
          case CREATE -> "creation";
          case ROTATE -> "rotation";
          case ADOPT -> "take-over";
        };
    return new Interrupted(
        undertaking.endpoint(),
        what + " (" + undertaking.phase().name().toLowerCase(Locale.ROOT) + ")",
        undertaking.targetUrl(),
        undertaking.oldSubscriptionId());
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.plan.DesiredSubscription;
import dev.signalbox.management.plan.EventChoice;
import dev.signalbox.management.plan.Owned;
import dev.signalbox.management.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Everything at one moment.
 *
 * @param account all subscriptions that Linq lists
 * @param owned what is known to be ours
 * @param state what is remembered
 * @param choice the event types there are
 * @param desire what should be
 * @param plan what would have to be done
 */
record Look(
    List<Subscription> account,
    List<Owned> owned,
    State state,
    EventChoice choice,
    Desire.Result desire,
    Plan plan,
    Endpoints endpoints) {

  DesiredSubscription desired(Endpoint endpoint) {
    return desire.of(endpoint);
  }

  Optional<Subscription> subscription(String id) {
    return account.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** The subscription of ours that serves an endpoint: not one that is about to go. */
  Optional<Subscription> current(Endpoint endpoint) {
    return owned.stream()
        .sorted(
            Comparator.comparing(Owned::retiring)
                .thenComparing(Owned::since, Comparator.reverseOrder()))
        .flatMap(known -> subscription(known.subscriptionId()).stream())
        .filter(one -> endpoints.of(one).filter(endpoint::equals).isPresent())
        .findFirst();
  }
}

package dev.signalbox.management.plan;

import dev.signalbox.management.client.Subscription;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the account with what is desired. What it plans to change or delete has the URL of one
 * of the endpoints, and is known to have been made or taken over here; everything else is left
 * alone.
 */
public final class Planner {

  private final List<DesiredSubscription> desired;
  private final Map<String, Owned> owned = new LinkedHashMap<>();
  private final Map<String, Interrupted> interrupted = new LinkedHashMap<>();
  private final Set<String> leaving;

  /**
   * For one look at the account.
   *
   * @param desired one for each endpoint
   * @param owned what is known of the subscriptions that are ours
   * @param interrupted what was begun and not finished, at most one for each endpoint
   * @param leaving ids of those that were replaced, and that it is not yet time to delete
   */
  public Planner(
      List<DesiredSubscription> desired,
      List<Owned> owned,
      List<Interrupted> interrupted,
      Set<String> leaving) {
    this.desired = List.copyOf(desired);
    owned.forEach(one -> this.owned.put(one.subscriptionId(), one));
    interrupted.forEach(one -> this.interrupted.put(one.endpoint(), one));
    this.leaving = Set.copyOf(leaving);
  }

  /**
   * Plans.
   *
   * @param account all subscriptions that Linq lists
   * @param notices go into the plan as they are
   */
  public Plan plan(List<Subscription> account, List<String> notices) {
    List<PlanItem> items = new ArrayList<>();
    List<Unmanaged> unmanaged = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (DesiredSubscription wanted : desired) {
      List<Subscription> here = account.stream().filter(one -> isAt(one, wanted)).toList();
      here.forEach(one -> placed.add(one.id()));
      planEndpoint(wanted, here, items, unmanaged);
    }
    account.stream()
        .filter(one -> !placed.contains(one.id()))
        .forEach(one -> unmanaged.add(new Unmanaged(one, Optional.empty(), elsewhere(one))));
    return new Plan(items, unmanaged, notices);
  }

  private static boolean isAt(Subscription subscription, DesiredSubscription wanted) {
    return TargetUrl.of(subscription.targetUrl()).samePlace(wanted.target());
  }

  private void planEndpoint(
      DesiredSubscription wanted,
      List<Subscription> here,
      List<PlanItem> items,
      List<Unmanaged> unmanaged) {
    Optional<Interrupted> begun = Optional.ofNullable(interrupted.get(wanted.endpoint()));
    begun.ifPresent(it -> items.add(resume(it)));
    List<Subscription> ours =
        here.stream()
            .filter(one -> owned.containsKey(one.id()))
            .filter(
                one ->
                    begun
                        .flatMap(Interrupted::oldSubscriptionId)
                        .filter(one.id()::equals)
                        .isEmpty())
            .sorted(Comparator.comparing(this::rank).reversed())
            .toList();
    List<Subscription> strangers =
        here.stream()
            .filter(one -> !owned.containsKey(one.id()))
            .filter(one -> begun.filter(it -> concerns(it, one)).isEmpty())
            // With nothing in its place any more it is an operator's to decide on again.
            .filter(one -> ours.isEmpty() || !leaving.contains(one.id()))
            .toList();
    strangers.forEach(
        one ->
            unmanaged.add(
                new Unmanaged(
                    one,
                    Optional.of(wanted.endpoint()),
                    "at the URL of endpoint " + wanted.endpoint() + ", but not made here")));
    if (ours.isEmpty()) {
      if (begun.isEmpty()) {
        items.add(missing(wanted, strangers));
      }
      return;
    }
    items.add(compare(ours.get(0), wanted));
    ours.stream()
        .skip(1)
        .filter(one -> !leaving.contains(one.id()))
        .forEach(one -> items.add(leftOver(one, wanted)));
  }

  /** The subscription that was being made, or the one that it replaces. */
  private static boolean concerns(Interrupted begun, Subscription one) {
    return one.targetUrl().toString().equals(begun.targetUrl())
        || begun.oldSubscriptionId().filter(one.id()::equals).isPresent();
  }

  /** The one to keep has the highest: not about to go, then the newest. */
  private String rank(Subscription one) {
    Owned known = owned.get(one.id());
    return (known.retiring() ? "0" : "1")
        + String.format(Locale.ROOT, "%020d", known.since().toEpochMilli())
        + one.id();
  }

  private static PlanItem resume(Interrupted begun) {
    return new PlanItem(
        begun.endpoint(),
        Action.RESUME,
        begun.oldSubscriptionId(),
        begun.targetUrl(),
        List.of(),
        Optional.empty(),
        "a " + begun.what() + " was interrupted and is finished first");
  }

  private static PlanItem missing(DesiredSubscription wanted, List<Subscription> strangers) {
    if (!strangers.isEmpty()) {
      return item(
          wanted,
          Action.BLOCKED,
          strangers.get(0),
          "there is a subscription at this endpoint's URL that was not made here; take it over"
              + " with: signalbox subscriptions adopt "
              + strangers.get(0).id());
    }
    boolean nothing = wanted.events().isEmpty();
    return new PlanItem(
        wanted.endpoint(),
        nothing ? Action.BLOCKED : Action.CREATE,
        Optional.empty(),
        wanted.target().toString(),
        nothing ? List.of() : Differences.ofNew(wanted),
        Optional.empty(),
        nothing
            ? "there is nothing to subscribe to: no event type is wanted that Linq offers; install a"
                + " handler, or set signalbox.endpoint."
                + wanted.endpoint()
                + ".events"
            : "");
  }

  private PlanItem compare(Subscription actual, DesiredSubscription wanted) {
    Differences differences = Differences.between(actual, wanted);
    boolean same = differences.change().isEmpty();
    return new PlanItem(
        wanted.endpoint(),
        same ? Action.UNCHANGED : Action.CHANGE,
        Optional.of(actual.id()),
        actual.targetUrl().toString(),
        differences.list(),
        same ? Optional.empty() : Optional.of(differences.change()),
        remark(wanted));
  }

  private static String remark(DesiredSubscription wanted) {
    if (wanted.events().isEmpty()) {
      return "no event type is wanted any more; the subscription stays as it is, since Linq takes no"
          + " empty list";
    }
    return wanted.lingering().isEmpty()
        ? ""
        : "no longer observed, and kept for a while: " + String.join(" ", wanted.lingering());
  }

  private static PlanItem leftOver(Subscription one, DesiredSubscription wanted) {
    return item(
        wanted, Action.DELETE, one, "it was made here, and a newer one has taken its place");
  }

  private static PlanItem item(
      DesiredSubscription wanted, Action action, Subscription one, String reason) {
    return new PlanItem(
        wanted.endpoint(),
        action,
        Optional.of(one.id()),
        one.targetUrl().toString(),
        List.of(),
        Optional.empty(),
        reason);
  }

  private String elsewhere(Subscription one) {
    return Optional.ofNullable(owned.get(one.id()))
        .map(
            known ->
                "made here for endpoint "
                    + known.endpoint()
                    + ", but its URL is no longer that of an endpoint; delete it at Linq when"
                    + " nothing needs it")
        .orElse("");
  }
}

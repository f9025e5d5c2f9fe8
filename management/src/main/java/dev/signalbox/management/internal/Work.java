package dev.signalbox.management.internal;

import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionChange;
import dev.signalbox.management.client.SubscriptionDraft;
import dev.signalbox.management.internal.state.Applied;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.internal.state.Undertaking.Kind;
import dev.signalbox.management.internal.state.Undertaking.Phase;
import dev.signalbox.management.plan.DesiredSubscription;
import dev.signalbox.management.plan.Owned;
import dev.signalbox.management.plan.PlanItem;
import dev.signalbox.management.plan.TargetUrl;
import dev.signalbox.management.secret.StoredSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes subscriptions, one at a time. Used by whoever holds the apply lock. */
final class Work {

  private static final Logger LOG = LoggerFactory.getLogger(Work.class);

  private final LinqApi linq;
  private final Memory memory;
  private final Rings rings;
  private final Maker maker;
  private final Duration deleteReplacedAfter;
  private final Clock clock;
  private final Steps steps;

  Work(
      LinqApi linq,
      Memory memory,
      Rings rings,
      Duration deleteReplacedAfter,
      Clock clock,
      Steps steps) {
    this.linq = linq;
    this.memory = memory;
    this.rings = rings;
    this.maker = new Maker(linq, memory, rings, clock, steps);
    this.deleteReplacedAfter = deleteReplacedAfter;
    this.clock = clock;
    this.steps = steps;
  }

  /** Makes an endpoint's first subscription, or one in the place of one that was deleted. */
  String create(Endpoint endpoint, Look look) {
    DesiredSubscription wanted = look.desired(endpoint);
    retireVanished(endpoint, look);
    Undertaking begun = begun(endpoint, Kind.CREATE, wanted.target(), Optional.empty());
    StoredSecret made = maker.begin(begun, draft(begun, wanted, Optional.empty()));
    settleCreation(begun, made, wanted);
    return made.subscriptionId();
  }

  /** Puts a second subscription in the place of an endpoint's present one. */
  String replace(Endpoint endpoint, Kind kind, Subscription old, Look look) {
    DesiredSubscription wanted = look.desired(endpoint);
    TargetUrl target = wanted.target().withTurn(freeTurn(endpoint, look));
    Undertaking begun = begun(endpoint, kind, target, Optional.of(old.id()));
    StoredSecret made = maker.begin(begun, draft(begun, wanted, Optional.of(old)));
    Undertaking further = further(begun);
    leave(further, wanted, made.subscriptionId());
    seeOff(further.endpoint(), old.id());
    return made.subscriptionId();
  }

  /** Has a subscription go at an endpoint's URL whose place another one of ours has already. */
  void absorb(Endpoint endpoint, Subscription old) {
    seeOff(endpoint.name(), old.id());
  }

  /** Finishes what was interrupted, or lets it be when it no longer makes sense. */
  String resume(Undertaking undertaking, Look look) {
    Optional<Endpoint> endpoint =
        look.endpoints()
            .named(undertaking.endpoint())
            .filter(
                one -> one.target().samePlace(TargetUrl.of(URI.create(undertaking.targetUrl()))));
    if (endpoint.isEmpty()) {
      drop(undertaking);
      return "endpoint "
          + undertaking.endpoint()
          + " has no such URL any more; what was begun for it was let be";
    }
    DesiredSubscription wanted = look.desired(endpoint.get());
    if (undertaking.phase() == Phase.MAKING) {
      return resumeMaking(undertaking, wanted, look);
    }
    boolean newOneIsThere =
        look.account().stream()
            .filter(one -> one.targetUrl().toString().equals(undertaking.targetUrl()))
            .anyMatch(
                one -> look.owned().stream().anyMatch(it -> it.subscriptionId().equals(one.id())));
    if (!newOneIsThere) {
      // Deleted by somebody else meanwhile; the old one is all there is.
      drop(undertaking);
      return "the new subscription is gone, so that the old one stays";
    }
    seeOff(undertaking.endpoint(), undertaking.oldSubscriptionId().orElseThrow());
    return "the new subscription has taken the place of the old one";
  }

  private String resumeMaking(Undertaking undertaking, DesiredSubscription wanted, Look look) {
    Optional<Subscription> old = undertaking.oldSubscriptionId().flatMap(look::subscription);
    if (wanted.events().isEmpty() && old.isEmpty()) {
      drop(undertaking);
      return "nothing is wanted any more that Linq offers";
    }
    StoredSecret made = maker.resume(undertaking, draft(undertaking, wanted, old));
    if (undertaking.oldSubscriptionId().isEmpty()) {
      settleCreation(undertaking, made, wanted);
    } else {
      Undertaking further = further(undertaking);
      leave(further, wanted, made.subscriptionId());
      seeOff(further.endpoint(), further.oldSubscriptionId().orElseThrow());
    }
    return "subscription " + made.subscriptionId() + " is in place";
  }

  /** Sends what differs. */
  void change(Endpoint endpoint, PlanItem item) {
    String id = item.subscriptionId().orElseThrow();
    Subscription changed = linq.update(id, item.change().orElseThrow());
    steps.done("changed at Linq");
    memory.restore(id);
    remember(endpoint.name(), changed);
    LOG.info("SBX-7030 endpoint {}: subscription {} is changed", endpoint.name(), id);
  }

  /** Keeps an operator's word on an endpoint; empty takes it back. */
  void override(Endpoint endpoint, Optional<Boolean> active) {
    memory.change(state -> state.withOverride(endpoint.name(), active));
    steps.done("override written");
  }

  /** Has Linq deliver, or not. */
  void activate(Endpoint endpoint, String id, boolean active) {
    Subscription changed = linq.update(id, SubscriptionChange.ofActive(active));
    steps.done("changed at Linq");
    remember(endpoint.name(), changed);
    LOG.info(
        "SBX-7034 endpoint {}: subscription {} is {}",
        endpoint.name(),
        id,
        active ? "resumed" : "paused");
  }

  /** Deletes one of ours that is left over. */
  void delete(Endpoint endpoint, String id) {
    linq.delete(id);
    steps.done("deleted at Linq");
    memory.retire(id);
    rings.refresh();
    LOG.info("SBX-7031 endpoint {}: subscription {} is deleted", endpoint.name(), id);
  }

  /** All is as it should be; what is remembered may be behind. */
  void confirm(Endpoint endpoint, Subscription actual) {
    memory.restore(actual.id());
    remember(endpoint.name(), actual);
  }

  private Undertaking begun(Endpoint endpoint, Kind kind, TargetUrl target, Optional<String> old) {
    return new Undertaking(
        endpoint.name(), kind, Phase.MAKING, target.toString(), old, clock.instant());
  }

  private void drop(Undertaking undertaking) {
    memory.change(state -> state.withoutUndertaking(undertaking.endpoint()));
    rings.refresh();
    LOG.warn(
        "SBX-7022 endpoint {}: an interrupted {} is not gone on with",
        undertaking.endpoint(),
        undertaking.kind());
  }

  private Undertaking further(Undertaking undertaking) {
    Undertaking further = undertaking.at(Phase.REMOVING);
    memory.change(state -> state.with(further));
    rings.refresh();
    steps.done("ready to remove the old one");
    return further;
  }

  private void settleCreation(Undertaking begun, StoredSecret made, DesiredSubscription wanted) {
    memory.change(state -> state.withoutUndertaking(begun.endpoint()));
    rings.refresh();
    steps.done("creation done");
    leave(begun, wanted, made.subscriptionId());
    LOG.info(
        "SBX-7032 endpoint {}: subscription {} is made, and its secret in use",
        begun.endpoint(),
        made.subscriptionId());
  }

  /** Linq makes each subscription active. */
  private void leave(Undertaking begun, DesiredSubscription wanted, String id) {
    if (!wanted.active()) {
      linq.update(id, SubscriptionChange.ofActive(false));
      steps.done("paused at Linq");
    }
    memory.change(
        state ->
            state.withApplied(
                begun.endpoint(),
                new Applied(
                    id,
                    begun.targetUrl(),
                    wanted.events(),
                    wanted.phoneNumbers(),
                    wanted.active())));
  }

  /**
   * Of what happened before the new subscription was there, Linq may have to deliver some yet, and
   * on the old one only. Nothing tells whether it goes on with that when the old one is deleted or
   * inactive, so that the old one stays as it is for as long as Linq tries (protocol.md, 2.3).
   */
  private void seeOff(String endpoint, String old) {
    Instant from = clock.instant().plus(deleteReplacedAfter).truncatedTo(ChronoUnit.SECONDS);
    memory.change(state -> state.withLeaving(old, from).withoutUndertaking(endpoint));
    rings.refresh();
    steps.done("replacement done");
    LOG.info(
        "SBX-7033 endpoint {}: subscription {} is replaced, and is deleted after {}",
        endpoint,
        old,
        from);
    if (deleteReplacedAfter.isZero()) {
      deleteReplaced(old);
    }
  }

  /** Deletes one that was replaced. */
  void deleteReplaced(String old) {
    linq.delete(old);
    steps.done("old one deleted");
    forgetReplaced(old);
  }

  /** One that was replaced is not at Linq any more. */
  void forgetReplaced(String old) {
    memory.retire(old);
    steps.done("old secret retires");
    memory.change(state -> state.withoutLeaving(old));
    rings.refresh();
    steps.done("old one forgotten");
    LOG.info(
        "SBX-7035 subscription {}, which was replaced, is deleted; its secret is still taken for a"
            + " while",
        old);
  }

  /** Has Linq stop delivering on one that was replaced, as on the one in its place. */
  void pauseReplaced(String endpoint, String old) {
    linq.update(old, SubscriptionChange.ofActive(false));
    steps.done("old one paused");
    LOG.info("SBX-7036 endpoint {}: subscription {}, which was replaced, is paused", endpoint, old);
  }

  /** What was to take the place of one is gone itself. */
  void spare(String endpoint, String old) {
    memory.change(state -> state.withoutLeaving(old));
    steps.done("old one stays");
    LOG.warn(
        "SBX-7037 endpoint {}: the one that had replaced subscription {} is gone, so that it stays",
        endpoint,
        old);
  }

  /** Of those that somebody deleted at Linq, what is under way was still signed. */
  private void retireVanished(Endpoint endpoint, Look look) {
    Set<String> there = look.account().stream().map(Subscription::id).collect(Collectors.toSet());
    look.owned().stream()
        .filter(known -> known.endpoint().equals(endpoint.name()))
        .map(Owned::subscriptionId)
        .filter(id -> !there.contains(id))
        .forEach(memory::retire);
  }

  private void remember(String endpoint, Subscription left) {
    memory.change(
        state ->
            state
                .withoutLeaving(left.id())
                .withApplied(
                    endpoint,
                    new Applied(
                        left.id(),
                        left.targetUrl().toString(),
                        left.events(),
                        left.phoneNumbers(),
                        left.active())));
  }

  private static SubscriptionDraft draft(
      Undertaking undertaking, DesiredSubscription wanted, Optional<Subscription> old) {
    return new SubscriptionDraft(
        URI.create(undertaking.targetUrl()),
        wanted.events().isEmpty()
            ? old.map(Subscription::events).orElseGet(TreeSet::new)
            : wanted.events(),
        wanted.phoneNumbers(),
        old.flatMap(Subscription::routingKeyHeader),
        old.flatMap(one -> one.routingKeyHeader().flatMap(any -> one.routingIdHeader())));
  }

  /** The next number that no subscription at this URL has. */
  private static int freeTurn(Endpoint endpoint, Look look) {
    return 1
        + look.account().stream()
            .map(one -> TargetUrl.of(one.targetUrl()))
            .filter(target -> target.samePlace(endpoint.target()))
            .mapToInt(target -> target.turn().orElse(1))
            .max()
            .orElse(1);
  }
}

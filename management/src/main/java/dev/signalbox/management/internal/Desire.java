package dev.signalbox.management.internal;

import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.plan.DesiredSubscription;
import dev.signalbox.management.plan.EventChoice;
import dev.signalbox.management.plan.Owned;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Works out what each endpoint's subscription should be. */
final class Desire {

  /** For so long after the start the handlers may still be coming up. */
  private static final Duration SETTLING = Duration.ofMinutes(1);

  private final Endpoints endpoints;
  private final Duration narrowAfter;
  private final Clock clock;
  private final Instant settled;

  Desire(Endpoints endpoints, Duration narrowAfter, Clock clock) {
    this.endpoints = endpoints;
    this.narrowAfter = narrowAfter;
    this.clock = clock;
    this.settled = clock.instant().plus(SETTLING);
  }

  /**
   * All of it.
   *
   * @param all one for each endpoint
   * @param unwanted by endpoint, since when a subscribed type is not wanted any more
   * @param notices for operators
   */
  record Result(
      List<DesiredSubscription> all,
      Map<String, SortedMap<String, Instant>> unwanted,
      List<String> notices) {

    DesiredSubscription of(Endpoint endpoint) {
      return all.stream()
          .filter(one -> one.endpoint().equals(endpoint.name()))
          .findFirst()
          .orElseThrow();
    }
  }

  Result now(List<Subscription> account, List<Owned> owned, State state, EventChoice choice) {
    Set<String> ours = owned.stream().map(Owned::subscriptionId).collect(Collectors.toSet());
    List<DesiredSubscription> all = new ArrayList<>();
    List<String> notices = new ArrayList<>(endpoints.notices());
    Map<String, SortedMap<String, Instant>> unwanted = new TreeMap<>();
    for (Endpoint endpoint : endpoints.all()) {
      EventChoice.Result chosen = choice.resolve(endpoint.name(), endpoint.events());
      notices.addAll(chosen.notices());
      SortedSet<String> events = new TreeSet<>(chosen.names());
      SortedMap<String, Instant> since =
          unwantedSince(endpoint, subscribed(endpoint, account, ours), chosen.names(), state);
      unwanted.put(endpoint.name(), since);
      SortedSet<String> lingering = lingering(endpoint, since, choice);
      events.addAll(lingering);
      all.add(
          new DesiredSubscription(
              endpoint.name(),
              endpoint.target(),
              events,
              lingering,
              endpoint.phoneNumbers(),
              state.overrides().getOrDefault(endpoint.name(), endpoint.active())));
    }
    return new Result(all, unwanted, notices);
  }

  private SortedSet<String> subscribed(
      Endpoint endpoint, List<Subscription> account, Set<String> ours) {
    SortedSet<String> types = new TreeSet<>();
    account.stream()
        .filter(one -> ours.contains(one.id()))
        .filter(one -> endpoints.of(one).filter(endpoint::equals).isPresent())
        .forEach(one -> types.addAll(one.events()));
    return types;
  }

  private SortedMap<String, Instant> unwantedSince(
      Endpoint endpoint, Set<String> subscribed, Set<String> wanted, State state) {
    SortedMap<String, Instant> known =
        state.unwanted().getOrDefault(endpoint.name(), new TreeMap<>());
    Instant now = clock.instant();
    SortedMap<String, Instant> since = new TreeMap<>();
    for (String type : subscribed) {
      if (!wanted.contains(type)) {
        Instant before = known.getOrDefault(type, now);
        // A clock that was set back must not make the wait longer.
        since.put(type, before.isAfter(now) ? now : before);
      }
    }
    return since;
  }

  /** A list in the settings is an operator's word; what handlers observe may come back at once. */
  private SortedSet<String> lingering(
      Endpoint endpoint, SortedMap<String, Instant> since, EventChoice choice) {
    SortedSet<String> lingering = new TreeSet<>();
    if (endpoint.events().contains(EventChoice.INSTALLED)) {
      Instant now = clock.instant();
      since.forEach(
          (type, from) -> {
            boolean kept = now.isBefore(settled) || now.isBefore(from.plus(narrowAfter));
            if (kept && choice.offered().contains(type)) {
              lingering.add(type);
            }
          });
    }
    return lingering;
  }
}

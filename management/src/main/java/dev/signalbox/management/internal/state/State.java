package dev.signalbox.management.internal.state;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All of it; immutable.
 *
 * @param undertakings what is under way, by endpoint
 * @param overrides whether an operator paused (false) or resumed (true) an endpoint, against the
 *     settings
 * @param unwanted by endpoint, since when an event type is no longer wanted that still is
 *     subscribed
 * @param kept ids of subscriptions that are ours though their secret is not kept here but in the
 *     settings, with their endpoints
 * @param applied how each endpoint's subscription was left
 * @param leaving ids of subscriptions that another one has replaced, and from when on each is
 *     deleted: until then Linq may still have to deliver on it
 */
public record State(
    SortedMap<String, Undertaking> undertakings,
    SortedMap<String, Boolean> overrides,
    SortedMap<String, SortedMap<String, Instant>> unwanted,
    SortedMap<String, String> kept,
    SortedMap<String, Applied> applied,
    SortedMap<String, Instant> leaving) {

  /** Nothing remembered. */
  public static final State EMPTY =
      new State(
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>(),
          new TreeMap<>());

  /** Copies the maps. */
  public State {
    undertakings = new TreeMap<>(undertakings);
    overrides = new TreeMap<>(overrides);
    SortedMap<String, SortedMap<String, Instant>> copy = new TreeMap<>();
    unwanted.forEach((endpoint, types) -> copy.put(endpoint, new TreeMap<>(types)));
    unwanted = copy;
    kept = new TreeMap<>(kept);
    applied = new TreeMap<>(applied);
    leaving = new TreeMap<>(leaving);
  }

  /** What is under way for an endpoint. */
  public Optional<Undertaking> undertaking(String endpoint) {
    return Optional.ofNullable(undertakings.get(endpoint));
  }

  /** With an undertaking at its present phase. */
  public State with(Undertaking undertaking) {
    return new State(
        put(undertakings, undertaking.endpoint(), undertaking),
        overrides,
        unwanted,
        kept,
        applied,
        leaving);
  }

  /** Without what is under way for an endpoint. */
  public State withoutUndertaking(String endpoint) {
    return new State(without(undertakings, endpoint), overrides, unwanted, kept, applied, leaving);
  }

  /** With an operator's word on an endpoint; empty takes it back. */
  public State withOverride(String endpoint, Optional<Boolean> active) {
    return new State(
        undertakings,
        active
            .map(value -> put(overrides, endpoint, value))
            .orElseGet(() -> without(overrides, endpoint)),
        unwanted,
        kept,
        applied,
        leaving);
  }

  /** With the types of an endpoint that are no longer wanted, and since when. */
  public State withUnwanted(String endpoint, SortedMap<String, Instant> types) {
    return new State(
        undertakings,
        overrides,
        types.isEmpty() ? without(unwanted, endpoint) : put(unwanted, endpoint, types),
        kept,
        applied,
        leaving);
  }

  /** With a subscription whose secret is in the settings. */
  public State withKept(String subscriptionId, String endpoint) {
    return new State(
        undertakings, overrides, unwanted, put(kept, subscriptionId, endpoint), applied, leaving);
  }

  /** Without a subscription whose secret is in the settings. */
  public State withoutKept(String subscriptionId) {
    return new State(
        undertakings, overrides, unwanted, without(kept, subscriptionId), applied, leaving);
  }

  /** With how an endpoint's subscription was left. */
  public State withApplied(String endpoint, Applied left) {
    return new State(
        undertakings, overrides, unwanted, kept, put(applied, endpoint, left), leaving);
  }

  /** With a subscription that another one has replaced, and that is deleted from then on. */
  public State withLeaving(String subscriptionId, Instant from) {
    return new State(
        undertakings, overrides, unwanted, kept, applied, put(leaving, subscriptionId, from));
  }

  /** Without one that is deleted, or stays after all. */
  public State withoutLeaving(String subscriptionId) {
    return new State(
        undertakings, overrides, unwanted, kept, applied, without(leaving, subscriptionId));
  }

  private static <V> SortedMap<String, V> put(SortedMap<String, V> map, String key, V value) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static <V> SortedMap<String, V> without(SortedMap<String, V> map, String key) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.remove(key);
    return copy;
  }
}

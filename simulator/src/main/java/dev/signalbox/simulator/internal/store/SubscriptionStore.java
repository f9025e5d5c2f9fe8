package dev.signalbox.simulator.internal.store;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The subscriptions of all accounts. Each method is one step: of two that compete, one wins. */
public final class SubscriptionStore {

  private final Clock clock;
  private final Map<String, Subscription> byId = new LinkedHashMap<>();

  /** Empty. */
  public SubscriptionStore(Clock clock) {
    this.clock = clock;
  }

  /**
   * Adds one.
   *
   * @return empty when the account has one with exactly this URL already
   */
  public synchronized Optional<Subscription> add(
      String id, String account, String secret, Subscription.Terms terms) {
    if (taken(account, terms.targetUrl(), id)) {
      return Optional.empty();
    }
    Instant now = now();
    Subscription added = new Subscription(id, account, secret, now, now, terms);
    byId.put(id, added);
    return Optional.of(added);
  }

  /** The one with this id, of whatever account. */
  public synchronized Optional<Subscription> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Those of one account, oldest first. */
  public synchronized List<Subscription> of(String account) {
    return byId.values().stream().filter(one -> one.account().equals(account)).toList();
  }

  /** How many there are. */
  public synchronized int size() {
    return byId.size();
  }

  /** Changes one; tells whether it is gone, or its new URL belongs to another. */
  public synchronized Change change(String id, UnaryOperator<Subscription.Terms> change) {
    Subscription old = byId.get(id);
    if (old == null) {
      return new Change(Optional.empty(), false);
    }
    Subscription changed = old.with(change.apply(old.terms()), now());
    if (taken(old.account(), changed.terms().targetUrl(), id)) {
      return new Change(Optional.empty(), true);
    }
    byId.put(id, changed);
    return new Change(Optional.of(changed), false);
  }

  /** Removes one; false when it was gone already. */
  public synchronized boolean remove(String id) {
    return byId.remove(id) != null;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private boolean taken(String account, String url, String exceptId) {
    return byId.values().stream()
        .anyMatch(
            one ->
                one.account().equals(account)
                    && one.terms().targetUrl().equals(url)
                    && !one.id().equals(exceptId));
  }

  /** What came of a change; without a subscription, why. */
  public record Change(Optional<Subscription> changed, boolean urlTaken) {}
}

package dev.signalbox.management;

import java.util.List;

/**
 * The endpoints and the account.
 *
 * @param endpoints how each endpoint stands
 * @param subscriptions all subscriptions of the account
 */
public record Listing(List<EndpointState> endpoints, List<SubscriptionState> subscriptions) {

  /** Copies the lists. */
  public Listing {
    endpoints = List.copyOf(endpoints);
    subscriptions = List.copyOf(subscriptions);
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.plan.TargetUrl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The endpoints whose subscriptions are kept. Where several have the same URL it cannot be told
 * whose a subscription is, so that none of them takes part.
 */
public final class Endpoints {

  private final List<Endpoint> usable = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  /** With all of the settings. */
  public Endpoints(List<Endpoint> all) {
    for (Endpoint endpoint : all) {
      Optional<Endpoint> twin =
          all.stream()
              .filter(other -> other != endpoint)
              .filter(other -> other.target().samePlace(endpoint.target()))
              .findFirst();
      if (twin.isPresent()) {
        notices.add(
            "endpoint %s has the same url as endpoint %s, so that its subscription is left alone; give each its own"
                .formatted(endpoint.name(), twin.get().name()));
      } else {
        usable.add(endpoint);
      }
    }
  }

  /** Those that take part. */
  public List<Endpoint> all() {
    return List.copyOf(usable);
  }

  /** What is wrong with the others. */
  public List<String> notices() {
    return List.copyOf(notices);
  }

  /** The one of that name. */
  public Optional<Endpoint> named(String name) {
    return usable.stream().filter(endpoint -> endpoint.name().equals(name)).findFirst();
  }

  /** The one that a subscription delivers to. */
  public Optional<Endpoint> of(Subscription subscription) {
    return at(TargetUrl.of(subscription.targetUrl()));
  }

  /** The one at a URL. */
  public Optional<Endpoint> at(TargetUrl target) {
    return usable.stream().filter(endpoint -> endpoint.target().samePlace(target)).findFirst();
  }
}

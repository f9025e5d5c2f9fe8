package dev.signalbox.management.internal;

import dev.signalbox.management.ManagementException;
import dev.signalbox.management.ManagementException.Kind;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.Undertaking;
import java.util.Optional;

/** Takes subscriptions over that were not made here. Used by whoever holds the apply lock. */
final class Adoption {

  private final Endpoints endpoints;
  private final Memory memory;
  private final Work work;

  Adoption(Endpoints endpoints, Memory memory, Work work) {
    this.endpoints = endpoints;
    this.memory = memory;
    this.work = work;
  }

  Outcome adopt(String id, boolean keepSecret, Look look) {
    Subscription stranger =
        look.subscription(id)
            .orElseThrow(
                () ->
                    new ManagementException(
                        Kind.UNKNOWN,
                        "the account has no such subscription; see: signalbox subscriptions list"));
    Endpoint endpoint =
        endpoints
            .of(stranger)
            .orElseThrow(
                () ->
                    new ManagementException(
                        Kind.CONFLICT,
                        "subscription "
                            + id
                            + " delivers to "
                            + stranger.targetUrl()
                            + ", which is the url of no endpoint; set signalbox.endpoint.<name>.url"
                            + " to it first"));
    if (look.owned().stream().anyMatch(known -> known.subscriptionId().equals(id))) {
      return new Outcome(endpoint.name(), "adopt", Optional.of(id), true, "it is ours already");
    }
    return keepSecret ? keptAsIs(endpoint, stranger) : replaced(endpoint, stranger, look);
  }

  private Outcome keptAsIs(Endpoint endpoint, Subscription stranger) {
    if (!endpoint.ownSecrets()) {
      throw new ManagementException(
          Kind.CONFLICT,
          "to keep its secret, signalbox.endpoint."
              + endpoint.name()
              + ".secrets must have it; set it, or adopt without keeping it");
    }
    memory.change(state -> state.withKept(stranger.id(), endpoint.name()));
    return new Outcome(
        endpoint.name(),
        "adopt",
        Optional.of(stranger.id()),
        true,
        "it is ours from now on, with the secret of the settings; apply changes it to what is"
            + " wanted");
  }

  private Outcome replaced(Endpoint endpoint, Subscription stranger, Look look) {
    Optional<Subscription> current = look.current(endpoint);
    if (current.isPresent()) {
      if (!look.state().leaving().containsKey(stranger.id())) {
        work.absorb(endpoint, stranger);
      }
      return new Outcome(
          endpoint.name(),
          "adopt",
          current.map(Subscription::id),
          true,
          "the endpoint has a subscription already; "
              + stranger.id()
              + " is deleted when Linq has had the time to deliver what is pending on it");
    }
    String made = work.replace(endpoint, Undertaking.Kind.ADOPT, stranger, look);
    return new Outcome(
        endpoint.name(),
        "adopt",
        Optional.of(made),
        true,
        "it has taken the place of "
            + stranger.id()
            + ", since Linq shows a secret only once; that one is deleted when Linq has had the time"
            + " to deliver what is pending on it");
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.EndpointState;
import dev.signalbox.management.Listing;
import dev.signalbox.management.SubscriptionState;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.plan.Unmanaged;
import dev.signalbox.management.secret.StoredSecret;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Shows how endpoints and subscriptions stand. */
final class Listings {

  private final Endpoints endpoints;
  private final Function<String, Optional<Instant>> lastReceipt;

  Listings(Endpoints endpoints, Function<String, Optional<Instant>> lastReceipt) {
    this.endpoints = endpoints;
    this.lastReceipt = lastReceipt;
  }

  Listing of(Look look, List<StoredSecret> secrets) {
    return new Listing(
        endpoints.all().stream().map(endpoint -> state(endpoint, look)).toList(),
        look.account().stream().map(one -> state(one, look, secrets)).toList());
  }

  private EndpointState state(Endpoint endpoint, Look look) {
    Boolean override = look.state().overrides().get(endpoint.name());
    Optional<Undertaking> begun = look.state().undertaking(endpoint.name());
    return new EndpointState(
        endpoint.name(),
        endpoint.target().toString(),
        look.current(endpoint).map(Subscription::id),
        override == null ? endpoint.active() : override,
        override == null ? "" : override ? "resumed" : "paused",
        begun
            .map(
                it ->
                    it.kind().name().toLowerCase(Locale.ROOT)
                        + ' '
                        + it.phase().name().toLowerCase(Locale.ROOT))
            .orElse(""),
        lastReceipt.apply(endpoint.name()));
  }

  private SubscriptionState state(Subscription one, Look look, List<StoredSecret> secrets) {
    Optional<StoredSecret> secret =
        secrets.stream().filter(kept -> kept.subscriptionId().equals(one.id())).findFirst();
    Optional<String> note =
        look.plan().unmanaged().stream()
            .filter(other -> other.subscription().id().equals(one.id()))
            .map(Unmanaged::note)
            .findFirst()
            .or(
                () ->
                    Optional.ofNullable(look.state().leaving().get(one.id()))
                        .map(from -> "was replaced; it is deleted after " + from));
    return new SubscriptionState(
        one,
        endpoints.of(one).map(Endpoint::name),
        look.owned().stream().anyMatch(known -> known.subscriptionId().equals(one.id())),
        secret.map(StoredSecret::id),
        secret.flatMap(StoredSecret::notAfter),
        note.orElse(""));
  }
}

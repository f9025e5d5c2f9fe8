package dev.signalbox.management.internal;

import dev.signalbox.management.ApplyReport;
import dev.signalbox.management.Drift;
import dev.signalbox.management.Findings;
import dev.signalbox.management.Listing;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.ManagementException.Kind;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.plan.Plan;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that can be done with the subscriptions. For use by any thread. */
public final class Keeper {

  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);

  private final Endpoints endpoints;
  private final Memory memory;
  private final Rings rings;
  private final Looking looking;
  private final Work work;
  private final Turn turn;
  private final Applying applying;
  private final Adoption adoption;
  private final Listings listings;
  private final Clock clock;
  private volatile Optional<Findings> findings = Optional.empty();

  Keeper(
      Endpoints endpoints,
      Memory memory,
      Rings rings,
      Looking looking,
      Work work,
      Turn turn,
      Function<String, Optional<Instant>> lastReceipt,
      Clock clock) {
    this.endpoints = endpoints;
    this.memory = memory;
    this.rings = rings;
    this.looking = looking;
    this.work = work;
    this.turn = turn;
    this.applying =
        new Applying(endpoints, memory, looking, work, new Replaced(endpoints, work, clock));
    this.adoption = new Adoption(endpoints, memory, work);
    this.listings = new Listings(endpoints, lastReceipt);
    this.clock = clock;
  }

  /** What would have to be done. Changes nothing. */
  public Plan plan() {
    return looking.look().plan();
  }

  /** Does what is planned; what cannot be done is reported, and the rest is done all the same. */
  public ApplyReport apply() {
    return turn.take(() -> applied(applying.fresh()));
  }

  /** The endpoints and the account. */
  public Listing list() {
    return listings.of(looking.look(), memory.secrets());
  }

  /** Stops an endpoint's deliveries at Linq, until {@link #resume} is called. */
  public Outcome pause(String name) {
    return turn.take(() -> activate(named(name), false));
  }

  /** Has Linq deliver to an endpoint again. */
  public Outcome resume(String name) {
    return turn.take(() -> activate(named(name), true));
  }

  /** Gives an endpoint's subscription another secret, without a gap. */
  public Outcome rotate(String name) {
    return turn.take(
        () -> {
          Endpoint endpoint = named(name);
          Look look = applying.fresh();
          Subscription old =
              look.current(endpoint)
                  .orElseThrow(
                      () ->
                          new ManagementException(
                              Kind.CONFLICT,
                              "endpoint "
                                  + name
                                  + " has no subscription that was made here, so that there is"
                                  + " nothing to rotate; see: signalbox subscriptions plan"));
          String id = work.replace(endpoint, Undertaking.Kind.ROTATE, old, look);
          observe(looking.look());
          return new Outcome(
              name,
              "rotate",
              Optional.of(id),
              true,
              "in the place of "
                  + old.id()
                  + ", which is deleted when Linq has had the time to deliver what is pending on it");
        });
  }

  /**
   * Takes a subscription over that was not made here.
   *
   * @param keepSecret whether its secret is one of those that the settings have for the endpoint;
   *     otherwise it is replaced by one that is made here, since Linq shows a secret only once
   */
  public Outcome adopt(String id, boolean keepSecret) {
    return turn.take(
        () -> {
          Outcome outcome = adoption.adopt(id, keepSecret, applying.fresh());
          observe(looking.look());
          return outcome;
        });
  }

  /**
   * Looks whether all is as it should be, finishes what was interrupted, and forgets secrets that
   * are over.
   *
   * @param repair whether to put right what is not
   */
  public Findings check(boolean repair) {
    return turn.take(
        () -> {
          memory.forgetExpired();
          Look look = applying.fresh();
          List<Drift> drift = new Finding(look).drift();
          report(drift);
          if (repair && look.plan().changes()) {
            applied(look);
          } else {
            observe(look);
          }
          return findings.orElseThrow();
        });
  }

  /** What the last look found; empty before the first. */
  public Optional<Findings> findings() {
    return findings;
  }

  /** There could be no look; what was found before is kept beside. */
  public void failed(String why) {
    Findings before =
        findings.orElseGet(
            () ->
                new Findings(
                    clock.instant(),
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    false));
    findings =
        Optional.of(
            new Findings(
                clock.instant(),
                Optional.of(why),
                before.drift(),
                before.lacking(),
                before.missing(),
                before.active(),
                before.changes()));
  }

  private Endpoint named(String name) {
    return endpoints
        .named(name)
        .orElseThrow(
            () ->
                new ManagementException(
                    Kind.UNKNOWN,
                    "there is no endpoint '"
                        + name
                        + "' whose subscription is kept here; there are: "
                        + endpoints.all().stream()
                            .map(Endpoint::name)
                            .collect(Collectors.joining(" "))));
  }

  private ApplyReport applied(Look look) {
    List<Outcome> outcomes = applying.carryOut(look);
    observe(look.plan().changes() ? looking.look() : look);
    return new ApplyReport(outcomes, look.plan().notices());
  }

  private Outcome activate(Endpoint endpoint, boolean active) {
    Optional<Boolean> override =
        active == endpoint.active() ? Optional.empty() : Optional.of(active);
    work.override(endpoint, override);
    Look look = applying.fresh();
    Optional<Subscription> current = look.current(endpoint);
    current
        .filter(one -> one.active() != active)
        .ifPresent(one -> work.activate(endpoint, one.id(), active));
    observe(looking.look());
    return new Outcome(
        endpoint.name(),
        active ? "resume" : "pause",
        current.map(Subscription::id),
        true,
        current.isPresent() ? "" : "there is no subscription yet; it will be made so");
  }

  private void observe(Look look) {
    findings = Optional.of(new Finding(look).at(clock.instant()));
  }

  private static void report(List<Drift> drift) {
    for (Drift one : drift) {
      LOG.warn(
          "SBX-7040 endpoint {}: subscription {} was {} elsewhere {}",
          one.endpoint(),
          one.subscriptionId(),
          one.kind().name().toLowerCase(Locale.ROOT),
          one.fields());
    }
  }

  /** Loads the kept secrets into the key rings if they were changed. */
  public void refreshRings() {
    rings.refreshIfChanged();
  }

  /** Why the kept secrets are not in use; empty when they are. */
  public Optional<String> secretsProblem() {
    return rings.problem();
  }
}

package dev.signalbox.management.internal;

import dev.signalbox.management.ApplyReport;
import dev.signalbox.management.Drift;
import dev.signalbox.management.EndpointState;
import dev.signalbox.management.Findings;
import dev.signalbox.management.JournalException;
import dev.signalbox.management.Listing;
import dev.signalbox.management.ManagementException;
import dev.signalbox.management.ManagementException.Kind;
import dev.signalbox.management.Outcome;
import dev.signalbox.management.SubscriptionState;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.internal.state.State;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.plan.Plan;
import dev.signalbox.management.plan.PlanItem;
import dev.signalbox.management.plan.Unmanaged;
import dev.signalbox.management.secret.SecretStoreException;
import dev.signalbox.management.secret.StoredSecret;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
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
  private final Function<String, Optional<Instant>> lastReceipt;
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
    this.lastReceipt = lastReceipt;
    this.clock = clock;
  }

  /** What would have to be done. Changes nothing. */
  public Plan plan() {
    return looking.look().plan();
  }

  /** Does what is planned; what cannot be done is reported, and the rest is done all the same. */
  public ApplyReport apply() {
    return turn.take(() -> applied(fresh()));
  }

  /** The endpoints and the account. */
  public Listing list() {
    Look look = looking.look();
    List<StoredSecret> secrets = memory.secrets();
    return new Listing(
        endpoints.all().stream().map(endpoint -> state(endpoint, look)).toList(),
        look.account().stream().map(one -> state(one, look, secrets)).toList());
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
          Look look = fresh();
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
              "in the place of " + old.id() + ", whose secret is still taken for a while");
        });
  }

  /**
   * Takes a subscription over that was not made here.
   *
   * @param keepSecret whether its secret is one of those that the settings have for the endpoint;
   *     otherwise it is replaced by one that is made here, since Linq shows a secret only once
   */
  public Outcome adopt(String id, boolean keepSecret) {
    return turn.take(() -> adopted(id, keepSecret));
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
          Look look = fresh();
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

  /** A look with nothing interrupted left, as far as that can be done, and what it taught kept. */
  private Look fresh() {
    return learned(resumed(looking.look()));
  }

  private Look resumed(Look look) {
    if (look.state().undertakings().isEmpty()) {
      return look;
    }
    for (Undertaking undertaking : look.state().undertakings().values()) {
      Outcome outcome =
          tried(
              undertaking.endpoint(),
              "resume",
              Optional.empty(),
              () -> work.resume(undertaking, look));
      LOG.info(
          "SBX-7023 endpoint {}: an interrupted {} {}: {}",
          undertaking.endpoint(),
          undertaking.kind(),
          outcome.done() ? "is finished" : "cannot be finished now",
          outcome.message());
    }
    return looking.look();
  }

  private Look learned(Look look) {
    memory.change(
        state -> {
          State next = state;
          for (Endpoint endpoint : endpoints.all()) {
            next =
                next.withUnwanted(endpoint.name(), look.desire().unwanted().get(endpoint.name()));
          }
          return next;
        });
    return look;
  }

  private ApplyReport applied(Look look) {
    List<Outcome> outcomes = new ArrayList<>();
    boolean touched = false;
    for (PlanItem item : look.plan().items()) {
      Endpoint endpoint = named(item.endpoint());
      touched |= item.action().change();
      outcomes.add(carryOut(endpoint, item, look));
    }
    observe(touched ? looking.look() : look);
    return new ApplyReport(outcomes, look.plan().notices());
  }

  private Outcome carryOut(Endpoint endpoint, PlanItem item, Look look) {
    String action = item.action().name().toLowerCase(Locale.ROOT);
    return switch (item.action()) {
      case CREATE ->
          tried(
              endpoint.name(),
              action,
              Optional.empty(),
              () -> "subscription " + work.create(endpoint, look) + " is made");
      case CHANGE ->
          tried(
              endpoint.name(),
              action,
              item.subscriptionId(),
              () -> {
                work.change(endpoint, item);
                return item.reason();
              });
      case DELETE ->
          tried(
              endpoint.name(),
              action,
              item.subscriptionId(),
              () -> {
                work.delete(endpoint, item.subscriptionId().orElseThrow());
                return item.reason();
              });
      case UNCHANGED -> {
        look.subscription(item.subscriptionId().orElseThrow())
            .ifPresent(actual -> work.confirm(endpoint, actual));
        yield new Outcome(endpoint.name(), action, item.subscriptionId(), true, item.reason());
      }
      // What could be resumed has been by now.
      case RESUME ->
          new Outcome(
              endpoint.name(),
              action,
              item.subscriptionId(),
              false,
              item.reason() + "; that did not work now, see the log, and apply again");
      case BLOCKED ->
          new Outcome(endpoint.name(), action, item.subscriptionId(), false, item.reason());
    };
  }

  /** A failure is reported, and does not keep the rest from being done. */
  private static Outcome tried(
      String endpoint, String action, Optional<String> id, Supplier<String> work) {
    try {
      return new Outcome(endpoint, action, id, true, work.get());
    } catch (LinqException | SecretStoreException | JournalException e) {
      LOG.warn("SBX-7024 endpoint {}: {} failed: {}", endpoint, action, e.getMessage());
      return new Outcome(endpoint, action, id, false, e.getMessage());
    }
  }

  private Outcome activate(Endpoint endpoint, boolean active) {
    Optional<Boolean> override =
        active == endpoint.active() ? Optional.empty() : Optional.of(active);
    work.override(endpoint, override);
    Look look = fresh();
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

  private Outcome adopted(String id, boolean keepSecret) {
    Look look = fresh();
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
    Outcome outcome =
        keepSecret ? keptAsIs(endpoint, stranger) : replaced(endpoint, stranger, look);
    observe(looking.look());
    return outcome;
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
      work.absorb(endpoint, stranger, current.get());
      return new Outcome(
          endpoint.name(),
          "adopt",
          current.map(Subscription::id),
          true,
          "the endpoint has a subscription already; " + stranger.id() + " is deleted");
    }
    String made = work.replace(endpoint, Undertaking.Kind.ADOPT, stranger, look);
    return new Outcome(
        endpoint.name(),
        "adopt",
        Optional.of(made),
        true,
        "it has taken the place of " + stranger.id() + ", since Linq shows a secret only once");
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
            .findFirst();
    return new SubscriptionState(
        one,
        endpoints.of(one).map(Endpoint::name),
        look.owned().stream().anyMatch(known -> known.subscriptionId().equals(one.id())),
        secret.map(StoredSecret::id),
        secret.flatMap(StoredSecret::notAfter),
        note.orElse(""));
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

package dev.signalbox.management.internal;

import dev.signalbox.management.client.CreatedSubscription;
import dev.signalbox.management.client.Failure;
import dev.signalbox.management.client.LinqApi;
import dev.signalbox.management.client.LinqException;
import dev.signalbox.management.client.LinqOutcomeUnknownException;
import dev.signalbox.management.client.LinqProtocolException;
import dev.signalbox.management.client.LinqServerException;
import dev.signalbox.management.client.LinqUnavailableException;
import dev.signalbox.management.client.Subscription;
import dev.signalbox.management.client.SubscriptionDraft;
import dev.signalbox.management.internal.state.Undertaking;
import dev.signalbox.management.secret.StoredSecret;
import dev.signalbox.verifier.InvalidSecretException;
import dev.signalbox.verifier.SigningSecret;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a subscription such that its secret is never lost for good: what is intended is written
 * down first, then Linq is asked, then the secret is written down. Whatever is cut short leaves the
 * intention behind; by it, a subscription whose secret never arrived is known as ours, is deleted,
 * and made again.
 */
final class Maker {

  private static final Logger LOG = LoggerFactory.getLogger(Maker.class);

  /** Each round costs a list and a creation whose outcome stays unknown. */
  private static final int ROUNDS = 4;

  private final LinqApi linq;
  private final Memory memory;
  private final Rings rings;
  private final Clock clock;
  private final Steps steps;

  Maker(LinqApi linq, Memory memory, Rings rings, Clock clock, Steps steps) {
    this.linq = linq;
    this.memory = memory;
    this.rings = rings;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * Begins to make one; the caller has just seen that nothing has its URL. On return its secret is
   * durable and in use, and the undertaking still stands as it is.
   *
   * @throws LinqException when it was not made; the undertaking is gone when that is certain
   */
  StoredSecret begin(Undertaking undertaking, SubscriptionDraft draft) {
    memory.change(state -> state.with(undertaking));
    steps.done("intention written");
    // Linq may deliver on the new subscription before its secret is here.
    rings.refresh();
    steps.done("expecting");
    return make(undertaking, draft, false);
  }

  /** Goes on with what was interrupted while it was being made. */
  StoredSecret resume(Undertaking undertaking, SubscriptionDraft draft) {
    rings.refresh();
    return make(undertaking, draft, true);
  }

  private StoredSecret make(Undertaking undertaking, SubscriptionDraft draft, boolean before) {
    boolean mayExist = before;
    Optional<LinqException> last = Optional.empty();
    for (int round = 0; round < ROUNDS; round++) {
      if (mayExist) {
        Optional<StoredSecret> known = lookForIt(undertaking);
        if (known.isPresent()) {
          return known.get();
        }
      }
      try {
        CreatedSubscription created = linq.create(draft);
        steps.done("created at Linq");
        return keep(undertaking, created);
      } catch (LinqOutcomeUnknownException e) {
        LOG.warn("SBX-7020 endpoint {}: {}", undertaking.endpoint(), e.getMessage());
        mayExist = true;
        last = Optional.of(e);
      } catch (LinqException e) {
        if (mayExist && isRefusal(e) && find(undertaking.targetUrl()).isPresent()) {
          // The earlier one got through in the meantime, and has the URL.
          last = Optional.of(e);
        } else {
          if (!mayExist || isRefusal(e)) {
            giveUp(undertaking);
          }
          throw e;
        }
      }
    }
    throw last.orElseThrow();
  }

  /** Of what was begun before: either its secret is kept, or it can never be and it goes. */
  private Optional<StoredSecret> lookForIt(Undertaking undertaking) {
    Optional<Subscription> there = find(undertaking.targetUrl());
    Optional<StoredSecret> known = there.flatMap(one -> memory.secretOf(one.id()));
    if (there.isPresent() && known.isEmpty()) {
      LOG.info(
          "SBX-7021 endpoint {}: subscription {} was made here but its secret never arrived; it is"
              + " deleted and made again",
          undertaking.endpoint(),
          there.get().id());
      linq.delete(there.get().id());
      steps.done("deleted one without a secret");
    }
    return known;
  }

  private Optional<Subscription> find(String targetUrl) {
    return linq.subscriptions().stream()
        .filter(one -> one.targetUrl().toString().equals(targetUrl))
        .findFirst();
  }

  private StoredSecret keep(Undertaking undertaking, CreatedSubscription created) {
    String id = created.subscription().id();
    StoredSecret secret =
        new StoredSecret(
            "linq-" + id,
            id,
            undertaking.endpoint(),
            undertaking.targetUrl(),
            clock.instant(),
            Optional.empty(),
            created.signingSecret());
    if (!usable(secret)) {
      linq.delete(id);
      giveUp(undertaking);
      throw new LinqProtocolException(
          Failure.unanswered(
              "creating a subscription",
              "Linq gave a signing secret that cannot be used",
              "the subscription was deleted again; report this to Linq"),
          null);
    }
    memory.keep(secret);
    steps.done("secret stored");
    rings.refresh();
    steps.done("secret in use");
    return secret;
  }

  private static boolean usable(StoredSecret secret) {
    try {
      SigningSecret.of(secret.id(), secret.text());
      return true;
    } catch (InvalidSecretException e) {
      // Its message could help nobody: the text is Linq's and must not be shown.
      return false;
    }
  }

  /** Nothing was made, and nothing will be. */
  private void giveUp(Undertaking undertaking) {
    memory.change(state -> state.withoutUndertaking(undertaking.endpoint()));
    rings.refresh();
  }

  /** Linq looked at it and said no, as opposed to having a problem of its own. */
  private static boolean isRefusal(LinqException e) {
    return !(e instanceof LinqUnavailableException)
        && !(e instanceof LinqServerException)
        && e.status().isPresent()
        && e.status().getAsInt() / 100 == 4
        && e.status().getAsInt() != 429;
  }
}

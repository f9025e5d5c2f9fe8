package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.LedgerChangedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker's thread does over and over: commands, a new subscription after a change of the
 * catalogue, derived events, and a round of deliveries. A failing store only makes it wait.
 */
final class WorkLoop {

  private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

  private static final Duration GATHER = Duration.ofMillis(5);
  private static final Duration MOST_FORWARDING = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final int MOST_DOUBLINGS = 6;

  private final HandlerDescriptor descriptor;
  private final Environment env;
  private final HandlerLedger ledger;
  private final Subscriber subscriber;
  private final Controls controls;
  private final Wakeup wakeup;
  private final WorkerParts parts;
  private volatile Subscription subscription;
  private volatile Optional<LedgerView> view = Optional.empty();
  private boolean aside;
  private int troubles;
  private long gatherUntil = System.nanoTime();

  WorkLoop(
      HandlerDescriptor descriptor,
      Environment env,
      HandlerLedger ledger,
      Subscriber subscriber,
      Subscription subscription,
      Controls controls,
      WorkerParts parts) {
    this.descriptor = descriptor;
    this.env = env;
    this.ledger = ledger;
    this.subscriber = subscriber;
    this.subscription = subscription;
    this.controls = controls;
    this.wakeup = controls.wakeup();
    this.parts = parts;
  }

  /**
   * Works until it is told to stop.
   *
   * @throws AbandonedException when the worker was given up
   */
  void run() {
    try {
      while (!controls.stopping()) {
        step();
      }
      end();
      leave();
    } finally {
      view = Optional.empty();
    }
  }

  /** Leaves the ledger to others; not when given up, since another worker may have it by then. */
  void leave() {
    ledger.release();
  }

  private void step() {
    try {
      wakeup.heard();
      work();
      troubles = 0;
    } catch (AbandonedException e) {
      throw e;
    } catch (LedgerChangedException e) {
      LOG.debug("SBX-2032 handler {} loads again", descriptor.name(), e);
      view = Optional.empty();
      parts.forwarder().fill();
    } catch (RuntimeException | Error e) {
      trouble(e);
    }
  }

  private void work() {
    Claim claim = aside && !returned() ? Claim.NONE : ledger.claim();
    if (claim != Claim.HELD) {
      view = Optional.empty();
    }
    if (claim == Claim.NONE) {
      controls.commands().run();
      wakeup.linger(env.settings().poll());
      return;
    }
    boolean anew = view.isEmpty();
    LedgerView current = loaded();
    if (anew && ledger.shared() && !agreed()) {
      stepAside();
      return;
    }
    if (controls.commands().pending()) {
      controls.commands().run();
      current = loaded();
    }
    if (parts.staleness().stale(subscription)) {
      renew(current);
      if (ledger.shared()) {
        view = Optional.empty();
        return;
      }
    }
    parts.forwarder().step();
    if (controls.paused() || !parts.breaker().admits()) {
      wakeup.linger(env.settings().poll());
      return;
    }
    boolean more = parts.rounds().retries(current, subscription);
    more |= parts.rounds().replays(current, subscription);
    if (subscription.interests().owes() && ledger.shared()) {
      if (current.leads() && parts.rounds().owedByAll()) {
        view = Optional.empty();
        return;
      }
    } else if (subscription.interests().owes()) {
      Subscription before = subscription;
      subscription = parts.rounds().owed(current, subscription);
      more |= subscription != before;
    } else {
      more |= fresh(current);
    }
    parts.forwarder().step();
    if (!more && !parts.staleness().stale(subscription)) {
      idle(current);
    }
  }

  private boolean fresh(LedgerView current) {
    long before = current.position();
    boolean more = parts.rounds().fresh(current, subscription);
    if (current.position() > before) {
      gatherUntil = System.nanoTime() + GATHER.toNanos();
    }
    return more;
  }

  private LedgerView loaded() {
    if (view.isEmpty()) {
      view = Optional.of(new LedgerView(ledger.load()));
    }
    return view.get();
  }

  private void renew(LedgerView current) {
    if (current.unstored() > 0) {
      parts.rounds().storePosition(current);
    }
    subscription = subscriber.subscribe(descriptor, ledger, current.position());
    parts.staleness().renewed();
    current.backlog().wake();
  }

  /**
   * Goes by what all nodes that work the handler have stored; whether this node's takes the same.
   */
  private boolean agreed() {
    Optional<Subscriber.Agreed> agreed = subscriber.agreed(descriptor);
    agreed.ifPresent(
        found -> {
          subscription = found.subscription();
          if (found.paused() != controls.paused()) {
            controls.pause(found.paused());
          }
        });
    return agreed.isPresent();
  }

  private void stepAside() {
    LOG.warn(
        "SBX-2031 handler {} stands aside: another node has one of that name that takes other"
            + " types",
        descriptor.name());
    view = Optional.empty();
    aside = true;
    ledger.release();
  }

  /** Whether a handler that stood aside may work: the others agree again, or are gone. */
  private boolean returned() {
    if (!agreed() && ledger.alone()) {
      subscription = subscriber.subscribe(descriptor, ledger, 0);
    }
    aside = !agreed();
    return !aside;
  }

  private void idle(LedgerView current) {
    if (current.worthStoring()) {
      parts.rounds().storePosition(current);
    }
    wakeup.await(shortest(current));
    // Under load a few milliseconds make one commit of many.
    wakeup.linger(Duration.ofNanos(gatherUntil - System.nanoTime()));
  }

  private Duration shortest(LedgerView current) {
    Instant now = env.clock().instant();
    long poll = env.settings().poll().toMillis();
    long due =
        current
            .backlog()
            .nextDue()
            .map(next -> Duration.between(now, next).toMillis())
            .orElse(poll);
    return Duration.ofMillis(Math.max(1, Math.min(poll, due)));
  }

  private void trouble(Throwable failure) {
    LOG.error(
        "SBX-2001 the worker of handler {} failed and tries again; no event is lost",
        descriptor.name(),
        failure);
    view = Optional.empty();
    parts.forwarder().fill();
    parts.rounds().beCareful();
    parts.reports().storeFailed();
    wakeup.linger(FIRST_PAUSE.multipliedBy(1L << Math.min(troubles, MOST_DOUBLINGS)));
    troubles++;
  }

  private void end() {
    try {
      view.filter(current -> current.unstored() > 0).ifPresent(parts.rounds()::storePosition);
      parts.forwarder().drain(MOST_FORWARDING);
    } catch (AbandonedException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn(
          "SBX-2002 handler {} ended while the store failed; it goes on where it was last stored",
          descriptor.name(),
          e);
    }
  }

  /** Has events handled again; on the worker's thread. */
  long replayNow(ReplayRequest request) {
    long position = loaded().position();
    // The ledger is about to change beside the view of it.
    view = Optional.empty();
    return new Replayer(descriptor.name(), env, ledger, parts.calls())
        .replay(request, position, subscription::takesType);
  }

  /** Which events the handler takes. */
  Subscription subscription() {
    return subscription;
  }

  /** Where the handler stands; empty before the first look at the ledger. */
  Optional<Long> position() {
    return view.map(LedgerView::position);
  }
}

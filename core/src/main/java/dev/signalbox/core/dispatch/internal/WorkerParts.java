package dev.signalbox.core.dispatch.internal;

import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.inbox.HandlerLedger;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * What a worker is put together from.
 *
 * @param calls fences calls and commits
 * @param breaker gives the handler a rest
 * @param reports tells what happened
 * @param staleness notices changes of the catalogue
 * @param forwarder brings derived events into the inbox
 * @param lanes where the handler takes several events at a time
 * @param batch works through jobs
 * @param rounds finds jobs
 */
record WorkerParts(
    Calls calls,
    HandlerBreaker breaker,
    Reports reports,
    Staleness staleness,
    OutboxForwarder forwarder,
    Optional<Lanes> lanes,
    Batch batch,
    Rounds rounds) {

  /** For one handler. */
  static WorkerParts assemble(
      HandlerDescriptor descriptor,
      EventHandler handler,
      Environment env,
      HandlerLedger ledger,
      Subscriber subscriber,
      Tally tally,
      Controls controls,
      ThreadFactory threads) {
    String name = descriptor.name();
    Calls calls = new Calls();
    HandlerBreaker breaker = new HandlerBreaker(name, env.settings().breaker(), env.clock());
    OutboxForwarder forwarder =
        new OutboxForwarder(name, env.inbox(), ledger, calls, controls.wakeup()::signal);
    Reports reports = new Reports(name, tally, env.listener(), forwarder::fill);
    Staleness staleness = new Staleness(env.catalogueVersion());
    DerivedEvents derived =
        new DerivedEvents(name, env.codec(), env.settings().maxDerivedDepth(), env.clock());
    BatchTools tools =
        new BatchTools(
            env,
            new Decoder(env.catalog()),
            new Caller(name, handler, breaker, calls, derived),
            calls,
            staleness,
            new Backoff(env.settings()),
            reports);
    Optional<Lanes> lanes =
        descriptor.concurrency() == 1
            ? Optional.empty()
            : Optional.of(new Lanes(descriptor.concurrency(), threads, calls));
    Batch batch =
        lanes
            .<Batch>map(several -> new LaneBatch(ledger, tools, several, controls::halt))
            .orElseGet(() -> new SerialBatch(ledger, tools, controls::halt));
    CatchUp catchUp = new CatchUp(name, env, ledger, calls, subscriber);
    Rounds rounds = new Rounds(name, env, ledger, calls, batch, catchUp);
    return new WorkerParts(calls, breaker, reports, staleness, forwarder, lanes, batch, rounds);
  }
}

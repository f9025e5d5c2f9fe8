package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the derived events that handlers have left behind: they are committed, so they must
 * reach the inbox even when their handler never comes back.
 */
public final class AbsentOutboxes implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(AbsentOutboxes.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Environment env;
  private final Records records;
  private final HandlerRegistry registry;
  private final Wakeup wakeup = new Wakeup();
  private volatile boolean stopped;

  /** Of these handlers. */
  public AbsentOutboxes(Environment env, Records records, HandlerRegistry registry) {
    this.env = env;
    this.records = records;
    this.registry = registry;
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        look();
      } catch (RuntimeException e) {
        LOG.warn("SBX-2030 the outboxes of absent handlers could not be looked at", e);
      }
      wakeup.linger(BETWEEN);
    }
  }

  /** One look at all of them. */
  void look() {
    for (HandlerRecord record : records.all()) {
      // An operator may have asked another node that shares the store.
      if (registry.worker(record.name()).filter(w -> w.paused() != record.paused()).isPresent()) {
        registry.applyPause(record.name());
      }
      if (!stopped && registry.worker(record.name()).isEmpty()) {
        HandlerLedger ledger = env.inbox().ledger(record.name());
        if (ledger.alone() && ledger.counts().outbox() > 0) {
          registry.whileAbsent(record.name(), () -> forward(record.name(), ledger));
        }
      }
    }
  }

  private boolean forward(String name, HandlerLedger ledger) {
    new OutboxForwarder(name, env.inbox(), ledger, new Calls(), wakeup::nudge).drain(MOST);
    return true;
  }

  /** Ends it soon. */
  public void stop() {
    stopped = true;
    wakeup.signal();
  }
}

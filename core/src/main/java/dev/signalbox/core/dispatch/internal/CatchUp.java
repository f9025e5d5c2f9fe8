package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings what a handler owes, events behind its position of a type it got later, among the waiting,
 * a page at a time. The page is committed before the progress is remembered, and both before any of
 * these events is handled, so a crash in between repeats the page and nothing else.
 */
final class CatchUp {

  private final String handler;
  private final Environment env;
  private final HandlerLedger ledger;
  private final Decoder decoder;
  private final Calls calls;
  private final Subscriber subscriber;

  CatchUp(
      String handler, Environment env, HandlerLedger ledger, Calls calls, Subscriber subscriber) {
    this.handler = handler;
    this.env = env;
    this.ledger = ledger;
    this.decoder = new Decoder(env.catalog());
    this.calls = calls;
    this.subscriber = subscriber;
  }

  /** Brings over one page. */
  Subscription step(LedgerView view, Subscription subscription) {
    long after = subscription.interests().owedAfter();
    EventPage page =
        env.inbox().read(after, subscription.interests().owedFilter(), env.settings().batchSize());
    List<StoredEvent> owed =
        page.events().stream()
            .filter(subscription::owes)
            .filter(event -> view.backlog().find(event.sequence()).isEmpty())
            .toList();
    if (!owed.isEmpty()) {
      add(view, owed);
    }
    boolean atEnd = page.through() <= after;
    return subscriber.caughtUp(handler, subscription, atEnd ? Long.MAX_VALUE - 1 : page.through());
  }

  private void add(LedgerView view, List<StoredEvent> owed) {
    Instant now = env.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    List<WaitingEvent> added = new ArrayList<>();
    try (LedgerTransaction transaction = ledger.begin()) {
      for (StoredEvent event : owed) {
        Decoded decoded = decoder.decode(event);
        if (decoded instanceof Decoded.Unreadable unreadable) {
          transaction.putDead(new DeadLetter(event, 0, unreadable.error(), now));
        } else {
          WaitingEvent waiting =
              new WaitingEvent(event.sequence(), decoded.key(), 0, now, "", false);
          transaction.putWaiting(waiting);
          added.add(waiting);
        }
      }
      calls.commit(transaction::commit);
    }
    added.forEach(view.backlog()::put);
  }
}

package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings what a handler owes, events behind its position of a type it got later, among the waiting,
 * a page at a time. The page is committed before the progress is remembered, and both before any of
 * these events is handled, so a crash in between repeats the page and nothing else.
 */
final class CatchUp {

  private static final int PAGES = 16;

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

  /**
   * The same for all shards of a ledger that several nodes work, some pages at once: what is
   * brought over and how far that has come is stored together.
   */
  void stepForAll() {
    try (LedgerTransaction transaction = ledger.amend()) {
      HandlerRecord record = subscriber.record(handler);
      Interests interests = Interests.of(record.interests());
      for (int i = 0; i < PAGES && interests.owes(); i++) {
        interests = page(transaction, interests);
      }
      transaction.saveHandler(
          new HandlerRecord(handler, record.firstSeen(), record.paused(), interests.toList()));
      calls.commit(transaction::commit);
    }
  }

  private Interests page(LedgerTransaction transaction, Interests interests) {
    long after = interests.owedAfter();
    EventPage page = env.inbox().read(after, interests.owedFilter(), env.settings().batchSize());
    Instant now = now();
    page.events().stream()
        .filter(event -> owes(interests, event))
        .forEach(event -> put(transaction, event, now));
    return interests.caughtUp(page.through() <= after ? Long.MAX_VALUE - 1 : page.through());
  }

  private boolean owes(Interests interests, StoredEvent event) {
    return interests
        .governing(event.eventType(), env.catalog().knows(event.eventType()))
        .filter(take -> take.owes(event.sequence()))
        .isPresent();
  }

  private void add(LedgerView view, List<StoredEvent> owed) {
    Instant now = now();
    List<WaitingEvent> added = new ArrayList<>();
    try (LedgerTransaction transaction = ledger.begin()) {
      for (StoredEvent event : owed) {
        put(transaction, event, now).ifPresent(added::add);
      }
      calls.commit(transaction::commit);
    }
    added.forEach(view.backlog()::put);
  }

  private Instant now() {
    return env.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private Optional<WaitingEvent> put(
      LedgerTransaction transaction, StoredEvent event, Instant now) {
    Decoded decoded = decoder.decode(event);
    if (decoded instanceof Decoded.Unreadable unreadable) {
      transaction.putDead(new DeadLetter(event, 0, unreadable.error(), now));
      return Optional.empty();
    }
    WaitingEvent waiting = new WaitingEvent(event.sequence(), decoded.key(), 0, now, "", false);
    transaction.putWaiting(waiting);
    return Optional.of(waiting);
  }
}

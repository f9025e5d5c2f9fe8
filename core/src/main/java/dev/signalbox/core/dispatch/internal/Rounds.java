package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.LedgerSnapshot.Replay;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the events that a handler is to have, in their order of precedence: retries that are due,
 * replays, what is owed, new events.
 */
final class Rounds {

  /** So many waiting events are kept in memory; more hold back new ones. */
  static final int MOST_WAITING = 100_000;

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String handler;
  private final Environment env;
  private final Inbox inbox;
  private final HandlerLedger ledger;
  private final Calls calls;
  private final Batch batch;
  private final CatchUp catchUp;
  private int carefulBatches;

  Rounds(
      String handler,
      Environment env,
      HandlerLedger ledger,
      Calls calls,
      Batch batch,
      CatchUp catchUp) {
    this.handler = handler;
    this.env = env;
    this.inbox = env.inbox();
    this.ledger = ledger;
    this.calls = calls;
    this.batch = batch;
    this.catchUp = catchUp;
  }

  /** The store failed: go one event at a time for a while, to find one that breaks it. */
  void beCareful() {
    carefulBatches = env.settings().batchSize();
  }

  private int run(LedgerView view, Subscription sub, List<Job> jobs, Bookmark bookmark) {
    boolean careful = carefulBatches > 0;
    int done = batch.run(view, sub, jobs, careful, bookmark);
    carefulBatches -= careful ? 1 : 0;
    return done;
  }

  /** Tries waiting events that are due; whether anything came of it. */
  boolean retries(LedgerView view, Subscription sub) {
    Instant now = env.clock().instant();
    view.backlog().pullIn(now.plus(env.settings().maxDelay()));
    List<WaitingEvent> due = view.backlog().due(now, env.settings().batchSize());
    if (due.isEmpty()) {
      return false;
    }
    Map<Long, StoredEvent> events =
        inbox.bySequence(due.stream().map(WaitingEvent::sequence).toList()).stream()
            .collect(Collectors.toMap(StoredEvent::sequence, Function.identity()));
    List<Job> jobs = new ArrayList<>(due.size());
    for (WaitingEvent waiting : due) {
      Optional<StoredEvent> event =
          Optional.ofNullable(events.get(waiting.sequence())).or(() -> copy(waiting));
      if (event.isEmpty()) {
        forget(view, waiting);
      } else if (sub.takesType(event.get().eventType())) {
        jobs.add(Job.retry(event.get(), waiting));
      } else {
        view.backlog().rest(waiting.sequence());
        LOG.info(
            "SBX-2020 event {} rests: handler {} does not take {} now",
            event.get().eventId(),
            handler,
            event.get().eventType());
      }
    }
    return run(view, sub, jobs, Bookmark.NONE) > 0 || jobs.size() < due.size();
  }

  /** The log may have forgotten an event whose dead letter is being replayed. */
  private Optional<StoredEvent> copy(WaitingEvent waiting) {
    return ledger.state(waiting.sequence()).dead().map(DeadLetter::event);
  }

  private void forget(LedgerView view, WaitingEvent waiting) {
    LOG.error(
        "SBX-2021 sequence {} waited for handler {} after {} attempts until the log's retention"
            + " removed it; it is lost to the handler",
        waiting.sequence(),
        handler,
        waiting.attempts());
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.removeWaiting(waiting.sequence());
      calls.commit(transaction::commit);
    }
    view.backlog().remove(waiting.sequence());
  }

  /** Goes on with the oldest replay; whether anything came of it. */
  boolean replays(LedgerView view, Subscription sub) {
    Replay replay = view.replays().peek();
    if (replay == null || view.backlog().size() >= MOST_WAITING) {
      return false;
    }
    EventPage page =
        inbox.read(
            replay.next() - 1,
            sub.interests().filter(),
            replay.shards(),
            env.settings().batchSize());
    List<Job> jobs =
        page.events().stream()
            .filter(event -> event.sequence() <= replay.last())
            .filter(event -> sub.takesType(event.eventType()))
            .filter(event -> view.backlog().find(event.sequence()).isEmpty())
            .map(Job::again)
            .toList();
    boolean atEnd = page.through() < replay.next();
    long end = atEnd ? replay.last() + 1 : Math.min(page.through(), replay.last()) + 1;
    Bookmark bookmark =
        (transaction, done) -> {
          long next = done == jobs.size() ? end : jobs.get(done).sequence();
          transaction.advanceReplay(replay.id(), next);
          return () -> advance(view, replay, next);
        };
    if (!jobs.isEmpty()) {
      return run(view, sub, jobs, bookmark) > 0;
    }
    try (LedgerTransaction transaction = ledger.begin()) {
      Runnable inMemory = bookmark.set(transaction, 0);
      calls.commit(transaction::commit);
      inMemory.run();
    }
    return true;
  }

  private static void advance(LedgerView view, Replay replay, long next) {
    view.replays().remove();
    if (next <= replay.last()) {
      view.replays().addFirst(new Replay(replay.id(), replay.shards(), next, replay.last()));
    }
  }

  /** Brings over a page of what is owed. */
  Subscription owed(LedgerView view, Subscription sub) {
    return view.backlog().size() >= MOST_WAITING ? sub : catchUp.step(view, sub);
  }

  /** Brings over some pages of what is owed, for all nodes; whether that was possible now. */
  boolean owedByAll() {
    if (ledger.counts().waiting() >= MOST_WAITING) {
      return false;
    }
    catchUp.stepForAll();
    return true;
  }

  /** Reads on after the position of those farthest back; whether there may be more. */
  boolean fresh(LedgerView view, Subscription sub) {
    Front front = view.front();
    Shards shards = front.shards();
    boolean othersAhead = front.ceiling() < Long.MAX_VALUE;
    long last = Math.min(inbox.lastSequence(), front.ceiling());
    if (last <= front.position() || view.backlog().size() >= MOST_WAITING) {
      return false;
    }
    long begin = Math.max(front.position(), sub.interests().nextAfter(front.position()) - 1);
    if (last <= begin) {
      view.skipTo(shards, last);
      return othersAhead;
    }
    EventPage page =
        inbox.read(begin, sub.interests().filter(), shards, env.settings().batchSize());
    long through = Math.min(page.through(), last);
    List<Job> jobs =
        page.events().stream()
            .filter(event -> event.sequence() <= last)
            .filter(sub::takes)
            .map(Job::fresh)
            .toList();
    boolean more = othersAhead || through > begin && through < last;
    if (jobs.isEmpty()) {
      view.skipTo(shards, Math.max(begin, through));
      return more;
    }
    int done =
        run(
            view,
            sub,
            jobs,
            (transaction, count) -> {
              long to = count == jobs.size() ? through : jobs.get(count).sequence() - 1;
              transaction.position(shards.numbers(), to);
              return () -> view.storedAt(shards, to);
            });
    return done > 0 && (more || done < jobs.size());
  }

  /** Stores positions that have only passed events of other types. */
  void storePosition(LedgerView view) {
    Map<Shards, Long> positions = view.positions();
    try (LedgerTransaction transaction = ledger.begin()) {
      positions.forEach((shards, at) -> transaction.position(shards.numbers(), at));
      calls.commit(transaction::commit);
    }
    positions.forEach(view::storedAt);
  }
}

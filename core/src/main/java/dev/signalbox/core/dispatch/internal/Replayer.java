package dev.signalbox.core.dispatch.internal;

import dev.signalbox.core.dispatch.ReplayRequest;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Writes into a ledger what is to be handled again. Used by the thread that owns the ledger, or by
 * anybody when the ledger is shared.
 */
final class Replayer {

  private static final int PAGE = 500;

  private final String handler;
  private final Inbox inbox;
  private final HandlerLedger ledger;
  private final Decoder decoder;
  private final Calls calls;
  private final Clock clock;

  Replayer(String handler, Environment env, HandlerLedger ledger, Calls calls) {
    this.handler = handler;
    this.inbox = env.inbox();
    this.ledger = ledger;
    this.decoder = new Decoder(env.catalog());
    this.calls = calls;
    this.clock = env.clock();
  }

  /**
   * Does as requested.
   *
   * @param position where the handler stands; of a shared ledger the part that is farthest
   * @param takesType whether the handler takes a type
   * @return how many events, or for a span of time sequences, will be handled again
   * @throws IllegalArgumentException when there are none; the message says why
   */
  long replay(ReplayRequest request, long position, Predicate<String> takesType) {
    if (request instanceof ReplayRequest.ByEvent byEvent) {
      return one(byEvent.eventId(), position, takesType);
    }
    return request instanceof ReplayRequest.Between between
        ? between(between.from(), between.to(), position)
        : allDead(takesType);
  }

  private long one(String eventId, long position, Predicate<String> takesType) {
    List<StoredEvent> events = inbox.byEventId(eventId);
    List<Entry> entries = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (StoredEvent event : events) {
      EventState state = ledger.state(event.sequence());
      boolean known = state.dead().isPresent() || state.waiting().isPresent();
      if (!event.readable() || !takesType.test(event.eventType())) {
        problems.add("the handler does not take its type");
      } else if (!known && !passed(state, event.sequence(), position)) {
        problems.add("the handler has not reached it yet and will have it anyway");
      } else {
        entries.add(new Entry(event, state, true));
      }
    }
    if (events.isEmpty()) {
      deadLetters(
          letter -> letter.event().eventId().equals(eventId) && takes(letter, takesType),
          page -> page.forEach(letter -> entries.add(entry(letter, false))));
    }
    if (entries.isEmpty()) {
      String reason = events.isEmpty() ? "no such event is stored" : String.join("; ", problems);
      throw new IllegalArgumentException(
          "cannot replay event '" + eventId + "' for handler '" + handler + "': " + reason);
    }
    write(entries);
    return entries.size();
  }

  /** Of a shared ledger, each part has a position of its own. */
  private boolean passed(EventState state, long sequence, long position) {
    return state.passed() || !ledger.shared() && sequence <= position;
  }

  /** An event to be handled again; {@code stored} when the log still has it. */
  private record Entry(StoredEvent event, EventState state, boolean stored) {}

  private Entry entry(DeadLetter letter, boolean stored) {
    return new Entry(letter.event(), ledger.state(letter.event().sequence()), stored);
  }

  private static boolean takes(DeadLetter letter, Predicate<String> takesType) {
    return takesType.test(letter.event().eventType());
  }

  private void deadLetters(Predicate<DeadLetter> which, Consumer<List<DeadLetter>> pages) {
    List<DeadLetter> page = ledger.deadLetters(0, PAGE);
    while (!page.isEmpty()) {
      pages.accept(page.stream().filter(which).toList());
      page = ledger.deadLetters(page.get(page.size() - 1).event().sequence(), PAGE);
    }
  }

  private long allDead(Predicate<String> takesType) {
    LongAdder count = new LongAdder();
    deadLetters(
        letter -> takes(letter, takesType),
        page -> {
          Set<Long> stored = stored(page);
          write(
              page.stream()
                  .map(letter -> entry(letter, stored.contains(letter.event().sequence())))
                  .toList());
          count.add(page.size());
        });
    return count.sum();
  }

  private Set<Long> stored(List<DeadLetter> letters) {
    return inbox
        .bySequence(letters.stream().map(letter -> letter.event().sequence()).toList())
        .stream()
        .map(StoredEvent::sequence)
        .collect(Collectors.toSet());
  }

  /** A dead letter that has the only copy of its event stays until the event is settled. */
  private void write(List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try (LedgerTransaction transaction = ledger.amend()) {
      for (Entry entry : entries) {
        if (entry.stored()) {
          transaction.removeDead(entry.event().sequence());
        }
        transaction.putWaiting(waiting(entry, now));
      }
      calls.commit(transaction::commit);
    }
  }

  /** One that waits already is only brought forward: its attempts count on. */
  private WaitingEvent waiting(Entry entry, Instant now) {
    long sequence = entry.event().sequence();
    return entry
        .state()
        .waiting()
        .map(w -> new WaitingEvent(sequence, w.orderKey(), w.attempts(), now, w.error(), true))
        .orElseGet(
            () ->
                new WaitingEvent(sequence, decoder.decode(entry.event()).key(), 0, now, "", true));
  }

  private long between(Instant from, Instant to, long position) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "expected a span of time that ends after it begins, found " + from + " to " + to);
    }
    SequenceRange range =
        inbox
            .range(from, to)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "nothing that is stored was received from " + from + " to " + to));
    if (range.first() > position) {
      throw new IllegalArgumentException(
          "handler '"
              + handler
              + "' has not reached what was received from "
              + from
              + " to "
              + to
              + " yet and will have it anyway");
    }
    SequenceRange passed = new SequenceRange(range.first(), Math.min(range.last(), position));
    try (LedgerTransaction transaction = ledger.amend()) {
      transaction.addReplay(passed);
      calls.commit(transaction::commit);
    }
    return passed.last() - passed.first() + 1;
  }
}

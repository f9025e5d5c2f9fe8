package dev.signalbox.inbox.jdbc;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;

/** A ledger as plainly as possible: every transaction works on a copy. */
final class InMemoryLedger implements HandlerLedger {

  private State committed = new State();

  private static final class State {
    long position;
    long lastId;
    final TreeMap<Long, WaitingEvent> waiting = new TreeMap<>();
    final TreeMap<Long, DeadLetter> dead = new TreeMap<>();
    final TreeMap<Long, LedgerSnapshot.Replay> replays = new TreeMap<>();
    final TreeMap<Long, OutboxEvent> outbox = new TreeMap<>();

    State copy() {
      State copy = new State();
      copy.position = position;
      copy.lastId = lastId;
      copy.waiting.putAll(waiting);
      copy.dead.putAll(dead);
      copy.replays.putAll(replays);
      copy.outbox.putAll(outbox);
      return copy;
    }
  }

  @Override
  public synchronized LedgerSnapshot load() {
    return new LedgerSnapshot(
        committed.position,
        List.copyOf(committed.waiting.values()),
        List.copyOf(committed.replays.values()));
  }

  @Override
  public synchronized LedgerTransaction begin() {
    return new Transaction(committed.copy());
  }

  @Override
  public DataSource dataSource() {
    throw new UnsupportedOperationException("a ledger in memory has no database");
  }

  @Override
  public synchronized List<DeadLetter> deadLetters(long after, int limit) {
    return committed.dead.tailMap(after, false).values().stream().limit(limit).toList();
  }

  @Override
  public synchronized EventState state(long sequence) {
    return new EventState(
        committed.position >= sequence,
        Optional.ofNullable(committed.waiting.get(sequence)),
        Optional.ofNullable(committed.dead.get(sequence)));
  }

  @Override
  public synchronized LedgerCounts counts() {
    long lowest = committed.waiting.isEmpty() ? Long.MAX_VALUE : committed.waiting.firstKey();
    for (LedgerSnapshot.Replay replay : committed.replays.values()) {
      lowest = Math.min(lowest, replay.next());
    }
    return new LedgerCounts(
        committed.position,
        committed.waiting.size(),
        committed.dead.size(),
        committed.outbox.size(),
        lowest);
  }

  @Override
  public synchronized List<OutboxEvent> outbox(int limit) {
    return committed.outbox.values().stream().limit(limit).toList();
  }

  @Override
  public synchronized void clearOutbox(List<Long> ids) {
    ids.forEach(committed.outbox::remove);
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#blank}. */
  synchronized int blank(Blanking person) {
    int[] count = {0};
    committed.dead.replaceAll(
        (sequence, letter) -> {
          StoredEvent event = letter.event();
          boolean body = person.concerns(event.body());
          boolean error = person.concerns(letter.error());
          count[0] += body || error ? 1 : 0;
          return new DeadLetter(
              body ? InMemoryInbox.blanked(event, person) : event,
              letter.attempts(),
              error ? Blanking.BLANKED_TEXT : letter.error(),
              letter.deadAt());
        });
    committed.waiting.replaceAll(
        (sequence, waiting) -> {
          if (!person.concerns(waiting.error())) {
            return waiting;
          }
          count[0]++;
          return new WaitingEvent(
              sequence,
              waiting.orderKey(),
              waiting.attempts(),
              waiting.due(),
              Blanking.BLANKED_TEXT,
              waiting.replay());
        });
    committed.outbox.replaceAll(
        (id, derived) -> {
          NewEvent event = derived.event();
          if (!person.concerns(event.body())) {
            return derived;
          }
          count[0]++;
          return new OutboxEvent(
              id,
              new NewEvent(
                  event.endpoint(),
                  event.dedupeKey(),
                  event.eventId(),
                  event.eventType(),
                  event.readable(),
                  event.receivedAt(),
                  person.blank(event.body(), event.eventId(), event.eventType())));
        });
    return count[0];
  }

  private synchronized void replace(State state) {
    committed = state;
  }

  private final class Transaction implements LedgerTransaction {

    private final List<State> saved = new ArrayList<>();
    private State state;

    Transaction(State state) {
      this.state = state;
    }

    @Override
    public void savepoint() {
      saved.add(state.copy());
    }

    @Override
    public void rollbackToSavepoint() {
      state = saved.remove(saved.size() - 1);
    }

    @Override
    public void releaseSavepoint() {
      saved.remove(saved.size() - 1);
    }

    @Override
    public void position(long sequence) {
      state.position = sequence;
    }

    @Override
    public void putWaiting(WaitingEvent event) {
      state.waiting.put(event.sequence(), event);
    }

    @Override
    public void removeWaiting(long sequence) {
      state.waiting.remove(sequence);
    }

    @Override
    public void putDead(DeadLetter letter) {
      state.dead.put(letter.event().sequence(), letter);
    }

    @Override
    public void removeDead(long sequence) {
      state.dead.remove(sequence);
    }

    @Override
    public void publish(NewEvent event) {
      long id = ++state.lastId;
      state.outbox.put(id, new OutboxEvent(id, event));
    }

    @Override
    public void addReplay(SequenceRange range) {
      long id = ++state.lastId;
      state.replays.put(id, new LedgerSnapshot.Replay(id, range.first(), range.last()));
    }

    @Override
    public void advanceReplay(long id, long next) {
      state.replays.computeIfPresent(
          id,
          (key, replay) ->
              next > replay.last() ? null : new LedgerSnapshot.Replay(id, next, replay.last()));
    }

    @Override
    public void commit() {
      replace(state);
    }

    @Override
    public void close() {
      // What was not committed is forgotten with this object.
    }
  }
}

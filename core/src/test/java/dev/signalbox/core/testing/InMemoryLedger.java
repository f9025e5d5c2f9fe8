package dev.signalbox.core.testing;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerSnapshot.Replay;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * A ledger in memory, strict about its contract: one transaction at a time, one savepoint at a
 * time. It has one table of texts for its handler, which takes part in the transaction.
 */
public final class InMemoryLedger implements HandlerLedger {

  private LedgerState committed = new LedgerState();
  private final List<String> rows = new ArrayList<>();
  private Optional<Transaction> open = Optional.empty();
  private int commits;
  private boolean failing;
  private boolean savepointsFail;
  private int refusals;
  private boolean elsewhere;
  private int claims;
  private int releases;

  /** Whether another node has the ledger. */
  public synchronized void elsewhere(boolean now) {
    elsewhere = now;
  }

  /** How often it was asked for, and how often given back. */
  public synchronized List<Integer> claimsAndReleases() {
    return List.of(claims, releases);
  }

  @Override
  public synchronized Claim claim() {
    claims++;
    return elsewhere ? Claim.NONE : Claim.HELD;
  }

  @Override
  public synchronized void release() {
    releases++;
  }

  @Override
  public synchronized LedgerSnapshot load() {
    check();
    return new LedgerSnapshot(
        committed.position, List.copyOf(committed.waiting.values()), committed.replays);
  }

  @Override
  public synchronized LedgerTransaction begin() {
    check();
    if (open.isPresent()) {
      throw new InboxException("a transaction of " + open.get().thread.getName() + " is open");
    }
    Transaction transaction = new Transaction();
    open = Optional.of(transaction);
    return transaction;
  }

  @Override
  public DataSource dataSource() {
    throw new UnsupportedOperationException("a ledger in memory has insert() instead");
  }

  /** Writes a row to the handler's table: in the thread's transaction, else at once. */
  public synchronized void insert(String row) {
    LedgerState state =
        open.filter(transaction -> transaction.thread == Thread.currentThread())
            .map(transaction -> transaction.state)
            .orElse(committed);
    while (rows.size() > state.rows) {
      rows.remove(rows.size() - 1);
    }
    rows.add(row);
    state.rows++;
  }

  /** The committed rows of the handler's table. */
  public synchronized List<String> rows() {
    return List.copyOf(rows.subList(0, committed.rows));
  }

  /** From now on the store fails, or no longer. */
  public synchronized void failing(boolean fails) {
    failing = fails;
  }

  /** From now on no savepoint can be made, or again. */
  public synchronized void failSavepoints(boolean fail) {
    savepointsFail = fail;
  }

  /** Makes the calling thread's transaction unusable, as a handler's statement could. */
  public synchronized void breakTransaction(boolean breaks) {
    if (breaks) {
      open.orElseThrow().broken = true;
    }
  }

  /** How often something was refused because the store fails. */
  public synchronized int refusals() {
    return refusals;
  }

  /** How many transactions were committed. */
  public synchronized int commits() {
    return commits;
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#blank}. */
  synchronized int blank(Blanking person) {
    int[] count = {0};
    committed.dead.replaceAll(
        (sequence, letter) -> {
          StoredEvent event = letter.event();
          if (!person.concerns(event.body())) {
            return letter;
          }
          count[0]++;
          return new DeadLetter(
              InMemoryInbox.blanked(event, person),
              letter.attempts(),
              letter.error(),
              letter.deadAt());
        });
    return count[0];
  }

  private void check() {
    if (failing) {
      refusals++;
      throw new InboxException("the test has broken this ledger");
    }
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
    long lowest =
        LongStream.concat(
                committed.waiting.keySet().stream().mapToLong(Long::longValue),
                committed.replays.stream().mapToLong(Replay::next))
            .min()
            .orElse(Long.MAX_VALUE);
    return new LedgerCounts(
        committed.position,
        committed.waiting.size(),
        committed.dead.size(),
        committed.outbox.size(),
        lowest);
  }

  @Override
  public synchronized List<OutboxEvent> outbox(int limit) {
    check();
    return committed.outbox.stream().limit(limit).toList();
  }

  @Override
  public synchronized void clearOutbox(List<Long> ids) {
    check();
    committed.outbox.removeIf(event -> ids.contains(event.id()));
  }

  private final class Transaction implements LedgerTransaction {

    private final Thread thread = Thread.currentThread();
    private LedgerState state = committed.copy();
    private Optional<LedgerState> savepoint = Optional.empty();
    private boolean over;
    private boolean broken;

    private void change(Runnable change) {
      synchronized (InMemoryLedger.this) {
        check();
        if (broken) {
          throw new InboxException("the handler has broken this transaction");
        }
        if (over) {
          throw new IllegalStateException("this transaction is over");
        }
        change.run();
      }
    }

    @Override
    public void savepoint() {
      change(
          () -> {
            if (savepointsFail) {
              refusals++;
              throw new InboxException("the test has broken this ledger's savepoints");
            }
            if (savepoint.isPresent()) {
              throw new IllegalStateException("there is a savepoint already");
            }
            savepoint = Optional.of(state.copy());
          });
    }

    @Override
    public void rollbackToSavepoint() {
      change(
          () -> {
            state = savepoint.orElseThrow();
            savepoint = Optional.empty();
          });
    }

    @Override
    public void releaseSavepoint() {
      change(
          () -> {
            savepoint.orElseThrow();
            savepoint = Optional.empty();
          });
    }

    @Override
    public void position(long sequence) {
      change(() -> state.position = sequence);
    }

    @Override
    public void putWaiting(WaitingEvent event) {
      change(() -> state.waiting.put(event.sequence(), event));
    }

    @Override
    public void removeWaiting(long sequence) {
      change(() -> state.waiting.remove(sequence));
    }

    @Override
    public void putDead(DeadLetter letter) {
      change(() -> state.dead.put(letter.event().sequence(), letter));
    }

    @Override
    public void removeDead(long sequence) {
      change(() -> state.dead.remove(sequence));
    }

    @Override
    public void publish(NewEvent event) {
      change(() -> state.outbox.add(new OutboxEvent(state.nextId++, event)));
    }

    @Override
    public void addReplay(SequenceRange range) {
      change(() -> state.replays.add(new Replay(state.nextId++, range.first(), range.last())));
    }

    @Override
    public void advanceReplay(long id, long next) {
      change(
          () -> {
            state.replays.replaceAll(
                replay -> replay.id() == id ? new Replay(id, next, replay.last()) : replay);
            state.replays.removeIf(replay -> replay.next() > replay.last());
          });
    }

    @Override
    public void commit() {
      change(
          () -> {
            committed = state;
            over = true;
            commits++;
          });
    }

    @Override
    public void close() {
      synchronized (InMemoryLedger.this) {
        over = true;
        if (open.filter(transaction -> transaction == this).isPresent()) {
          open = Optional.empty();
        }
      }
    }
  }
}

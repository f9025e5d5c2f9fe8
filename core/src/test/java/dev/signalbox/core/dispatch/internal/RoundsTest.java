package dev.signalbox.core.dispatch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.spi.Begin;
import dev.signalbox.api.spi.HandlerDescriptor;
import dev.signalbox.core.catalog.EventCatalog;
import dev.signalbox.core.catalog.TypeSelection;
import dev.signalbox.core.dispatch.BreakerSettings;
import dev.signalbox.core.dispatch.DispatchListener;
import dev.signalbox.core.dispatch.DispatchSettings;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import dev.signalbox.core.json.JsonCodec;
import dev.signalbox.core.json.JsonLimits;
import dev.signalbox.core.testing.CapturedLog;
import dev.signalbox.core.testing.InMemoryInbox;
import dev.signalbox.core.testing.InMemoryLedger;
import dev.signalbox.core.testing.MutableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which jobs a round finds, where the handler stands after it, and whether there may be more. */
class RoundsTest {

  private static final String TAKEN = "a.b";
  private static final String OTHER = "x.y";
  private static final int PAGE = 4;
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final InMemoryInbox inbox = new InMemoryInbox();
  private final InMemoryLedger ledger = inbox.ledger("h");
  private final MutableClock clock = new MutableClock(NOW);
  private final FakeBatch batch = new FakeBatch();
  private final Environment env = environment(PAGE);
  private final Rounds rounds = rounds(env);

  /** Does as many jobs as it is told to. */
  private final class FakeBatch implements Batch {

    private final List<List<Long>> jobs = new ArrayList<>();
    private final List<Boolean> careful = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    @Override
    public int run(
        LedgerView view,
        Subscription subscription,
        List<Job> found,
        boolean one,
        Bookmark bookmark) {
      jobs.add(found.stream().map(Job::sequence).toList());
      careful.add(one);
      int done = Math.min(most, found.size());
      if (done > 0) {
        try (LedgerTransaction transaction = ledger.begin()) {
          Runnable inMemory = bookmark.set(transaction, done);
          transaction.commit();
          inMemory.run();
        }
      }
      return done;
    }

    @Override
    public void rollBack() {
      throw new AssertionError("nothing is given up here");
    }
  }

  private Environment environment(int page) {
    JsonCodec codec = new JsonCodec(JsonLimits.defaults());
    DispatchSettings settings =
        new DispatchSettings(
            3,
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            2,
            0,
            page,
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            3,
            BreakerSettings.defaults());
    return new Environment(
        inbox,
        new EventCatalog(codec),
        codec,
        settings,
        clock,
        Thread::new,
        DispatchListener.NONE,
        new AtomicInteger());
  }

  private Rounds rounds(Environment of) {
    Calls calls = new Calls();
    Subscriber subscriber = new Subscriber(of, new Records(inbox), type -> false);
    CatchUp catchUp = new CatchUp("h", of, ledger, calls, subscriber);
    return new Rounds("h", of, ledger, calls, batch, catchUp);
  }

  private static Subscription takes(Take take) {
    return new Subscription(
        new TypeSelection(Set.of(TAKEN), false, false),
        new Interests(Map.of(TAKEN, take)),
        Set.of(TAKEN),
        type -> false,
        0);
  }

  private static final Subscription ALL = takes(Take.of(-1, 0));

  /** Takes everything by its interests, but its selection is narrower. */
  private static final Subscription WIDE =
      new Subscription(
          new TypeSelection(Set.of(TAKEN), false, false),
          new Interests(Map.of("*", Take.of(-1, 0))),
          Set.of(TAKEN),
          type -> false,
          0);

  private void append(String type, int events) {
    for (int i = 0; i < events; i++) {
      String id = "e" + (inbox.lastSequence() + 1);
      inbox.append(new NewEvent("main", id, id, type, true, NOW, new byte[] {'{', '}'}));
    }
  }

  private LedgerView view() {
    return new LedgerView(ledger.load());
  }

  private static List<Long> range(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private static WaitingEvent waiting(long sequence, Instant due) {
    return new WaitingEvent(sequence, "", 1, due, "x", false);
  }

  private LedgerView waiting(int events) {
    List<WaitingEvent> many = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      many.add(waiting(1_000_000 + i, NOW.plusSeconds(60)));
    }
    return new LedgerView(new LedgerSnapshot(0, many, List.of()));
  }

  @Test
  void newEvents_comePageByPage() {
    LedgerView view = view();
    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(inbox.reads()).isZero();
    append(TAKEN, 10);

    assertThat(rounds.fresh(view, ALL)).isTrue();
    assertThat(view.position()).isEqualTo(4);
    assertThat(ledger.load().position()).isEqualTo(4);
    assertThat(rounds.fresh(view, ALL)).isTrue();
    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(batch.jobs).containsExactly(range(1, 4), range(5, 8), range(9, 10));
    assertThat(view.position()).isEqualTo(10);
    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(inbox.reads()).isEqualTo(3);
  }

  @Test
  void batchThatEndsEarly_isGoneOnWithAtItsNextEvent() {
    append(TAKEN, 4);
    append(OTHER, 2);
    LedgerView view = view();
    batch.most = 3;
    assertThat(rounds.fresh(view, ALL)).isTrue();
    assertThat(view.position()).isEqualTo(3);
    batch.most = 0;
    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(view.position()).isEqualTo(3);
    batch.most = 9;
    assertThat(rounds.fresh(view, ALL)).isFalse();

    assertThat(batch.jobs).containsExactly(range(1, 4), range(4, 4), range(4, 4));
    assertThat(view.position()).isEqualTo(6);
  }

  @Test
  void eventsOfOtherTypes_arePassedWithoutACommit() {
    append(OTHER, 9);
    LedgerView view = view();

    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(view.position()).isEqualTo(9);
    assertThat(ledger.commits()).isZero();
    assertThat(batch.jobs).isEmpty();
    rounds.storePosition(view);
    assertThat(ledger.load().position()).isEqualTo(9);
    assertThat(view.unstored()).isZero();
  }

  @Test
  void eventsBeforeTheHandlersBegin_areNotRead() {
    append(TAKEN, 9);
    LedgerView view = view();
    assertThat(rounds.fresh(view, takes(Take.of(-1, 10)))).isFalse();
    assertThat(view.position()).isEqualTo(9);
    assertThat(inbox.reads()).isZero();
    append(TAKEN, 1);

    assertThat(rounds.fresh(view, takes(Take.of(-1, 10)))).isFalse();
    assertThat(batch.jobs).containsExactly(range(10, 10));
    LedgerView other = view(0);
    assertThat(rounds.fresh(other, takes(Take.of(2, 8)))).isTrue();
    assertThat(rounds.fresh(other, takes(Take.of(2, 8)))).isFalse();
    assertThat(batch.jobs.subList(1, 3)).containsExactly(range(1, 2), range(8, 10));
  }

  private static LedgerView view(long position) {
    return new LedgerView(new LedgerSnapshot(position, List.of(), List.of()));
  }

  @Test
  void eventsThatAreNotTakenAmongThoseRead_areNotHandedOut() {
    append(TAKEN, 12);
    LedgerView view = view();
    Subscription some = takes(Take.of(1, 12));

    assertThat(rounds.fresh(view, some)).isTrue();
    assertThat(batch.jobs).containsExactly(range(1, 1));
    assertThat(view.position()).isEqualTo(4);
    assertThat(rounds.fresh(view, some)).isFalse();
    assertThat(batch.jobs).containsExactly(range(1, 1), range(12, 12));
  }

  @Test
  void shardsThatAreBehind_areReadUpToTheNext() {
    append(TAKEN, 6);
    Shards both = new Shards(2, Set.of(0, 1));
    LedgerView view =
        new LedgerView(new LedgerSnapshot(both, Map.of(0, 0L, 1, 3L), List.of(), List.of()));

    assertThat(rounds.fresh(view, ALL)).isTrue();
    assertThat(batch.jobs).containsExactly(range(1, 3));
    assertThat(view.front()).isEqualTo(new Front(both, 3, Long.MAX_VALUE));
    assertThat(rounds.fresh(view, ALL)).isFalse();
    assertThat(view.position()).isEqualTo(6);

    LedgerView begun =
        new LedgerView(new LedgerSnapshot(both, Map.of(0, 0L, 1, 3L), List.of(), List.of()));
    assertThat(rounds.fresh(begun, takes(Take.of(-1, 7)))).isTrue();
    assertThat(begun.position()).isEqualTo(3);
  }

  @Test
  void asManyWaitingEventsAsAreKept_holdBackOthers() {
    append(TAKEN, 1);
    LedgerView full = waiting(Rounds.MOST_WAITING);
    full.replays().add(new LedgerSnapshot.Replay(1, 1, 1));
    Subscription owing = takes(new Take(-1, 0, 0, 1));
    assertThat(rounds.fresh(full, ALL)).isFalse();
    assertThat(rounds.replays(full, ALL)).isFalse();
    assertThat(rounds.owed(full, owing)).isSameAs(owing);
    assertThat(batch.jobs).isEmpty();

    assertThat(rounds.fresh(waiting(Rounds.MOST_WAITING - 1), ALL)).isFalse();
    assertThat(batch.jobs).containsExactly(range(1, 1));
  }

  @Test
  void owedEvents_areBroughtOverWhereThereIsRoom() {
    append(TAKEN, 1);
    HandlerDescriptor handler =
        new HandlerDescriptor("h", "1", "s", Set.of(TAKEN), Set.of(), Begin.EARLIEST, 1);
    new Subscriber(env, new Records(inbox), type -> false).subscribe(handler, ledger, 0);
    LedgerView view = waiting(Rounds.MOST_WAITING - 1);

    Subscription caughtUp = rounds.owed(view, takes(new Take(-1, 0, 0, 1)));

    assertThat(caughtUp.interests().owes()).isFalse();
    assertThat(view.backlog().find(1)).isPresent();
  }

  @Test
  void dueEvents_areTried() {
    append(TAKEN, 3);
    LedgerView view =
        new LedgerView(
            new LedgerSnapshot(
                3,
                List.of(
                    waiting(1, NOW),
                    waiting(2, NOW.plusSeconds(1)),
                    waiting(3, NOW.plusSeconds(9))),
                List.of()));
    assertThat(rounds.retries(view, ALL)).isTrue();
    clock.advance(Duration.ofSeconds(1));
    batch.most = 0;
    view.backlog().remove(1);
    assertThat(rounds.retries(view, ALL)).isFalse();
    view.backlog().remove(2);
    assertThat(rounds.retries(view, ALL)).isFalse();

    assertThat(batch.jobs).containsExactly(range(1, 1), range(2, 2));
  }

  @Test
  void waitPutOffBeyondTheLongest_isCutShort() {
    append(TAKEN, 1);
    LedgerView view =
        new LedgerView(
            new LedgerSnapshot(1, List.of(waiting(1, NOW.plusSeconds(86_400))), List.of()));
    assertThat(rounds.retries(view, ALL)).isFalse();
    clock.advance(Duration.ofMinutes(5));

    assertThat(rounds.retries(view, ALL)).isTrue();
  }

  @Test
  void waitingEventThatTheLogHasForgotten_isForgottenToo_unlessADeadLetterHasIt() {
    append(TAKEN, 2);
    StoredEvent second = inbox.bySequence(List.of(2L)).get(0);
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(2);
      transaction.putWaiting(waiting(1, NOW));
      transaction.putWaiting(waiting(2, NOW));
      transaction.putDead(new DeadLetter(second, 3, "x", NOW));
      transaction.commit();
    }
    assertThat(inbox.purge(NOW.plusSeconds(1), 2, NOW.plusSeconds(1))).isEqualTo(2);
    LedgerView view = view();
    batch.most = 0;
    try (CapturedLog log = CapturedLog.of(Rounds.class)) {
      assertThat(rounds.retries(view, ALL)).isTrue();

      assertThat(log.lines()).singleElement().asString().startsWith("SBX-2021 sequence 1 ");
    }
    assertThat(batch.jobs).containsExactly(range(2, 2));
    assertThat(view.backlog().find(1)).isEmpty();
    assertThat(ledger.load().waiting()).extracting(WaitingEvent::sequence).containsExactly(2L);
    assertThat(rounds.retries(view, ALL)).isFalse();
  }

  @Test
  void waitingEventOfATypeThatIsNotTakenNow_rests() {
    append(OTHER, 1);
    LedgerView view = new LedgerView(new LedgerSnapshot(1, List.of(waiting(1, NOW)), List.of()));

    assertThat(rounds.retries(view, ALL)).isTrue();
    assertThat(batch.jobs).containsExactly(List.of());
    assertThat(rounds.retries(view, ALL)).isFalse();
    assertThat(view.backlog().find(1)).isPresent();
    view.backlog().wake();
    assertThat(rounds.retries(view, ALL)).isTrue();
  }

  @Test
  void afterAFailureOfTheStore_aPageOfBatchesIsCareful() {
    append(TAKEN, 40);
    LedgerView view = view();
    rounds.fresh(view, ALL);
    rounds.beCareful();
    for (int i = 0; i < 6; i++) {
      rounds.fresh(view, ALL);
    }

    assertThat(batch.careful).containsExactly(false, true, true, true, true, false, false);
  }

  private LedgerView replaying(long first, long last) {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(inbox.lastSequence());
      transaction.addReplay(new SequenceRange(first, last));
      transaction.commit();
    }
    return view();
  }

  @Test
  void replay_comesPageByPageAndEndsAtItsLast() {
    append(TAKEN, 12);
    LedgerView view = replaying(2, 9);
    assertThat(rounds.replays(view, ALL)).isTrue();
    batch.most = 1;
    assertThat(rounds.replays(view, ALL)).isTrue();
    batch.most = 0;
    assertThat(rounds.replays(view, ALL)).isFalse();
    batch.most = 9;
    assertThat(rounds.replays(view, ALL)).isTrue();
    assertThat(rounds.replays(view, ALL)).isFalse();

    assertThat(batch.jobs).containsExactly(range(2, 5), range(6, 9), range(7, 9), range(7, 9));
    assertThat(view.replays()).isEmpty();
    assertThat(ledger.load().replays()).isEmpty();
  }

  @Test
  void replay_passesWhatIsNotTakenOrWaits() {
    append(OTHER, 6);
    append(TAKEN, 2);
    append(OTHER, 1);
    LedgerView view = replaying(1, 9);
    view.backlog().put(waiting(7, NOW.plusSeconds(60)));

    assertThat(rounds.replays(view, WIDE)).isTrue();
    assertThat(batch.jobs).isEmpty();
    assertThat(ledger.load().replays().get(0).next()).isEqualTo(5);
    assertThat(rounds.replays(view, WIDE)).isTrue();
    assertThat(batch.jobs).containsExactly(range(8, 8));
    assertThat(rounds.replays(view, WIDE)).isTrue();
    assertThat(rounds.replays(view, WIDE)).isFalse();

    assertThat(batch.jobs).hasSize(1);
    assertThat(ledger.load().replays()).isEmpty();
  }

  @Test
  void replayOfWhatIsAtTheEndOfTheLog_ends() {
    append(TAKEN, 3);
    LedgerView view = replaying(3, 3);
    assertThat(rounds.replays(view, ALL)).isTrue();
    assertThat(rounds.replays(view, ALL)).isFalse();
    assertThat(batch.jobs).containsExactly(range(3, 3));

    // Beyond the end there is nothing, whatever the ledger says.
    LedgerView beyond = replaying(9, 12);
    assertThat(rounds.replays(beyond, ALL)).isTrue();
    assertThat(beyond.replays()).isEmpty();
    assertThat(ledger.load().replays()).isEmpty();
  }

  @Test
  void fullPageOfWhatIsNotTaken_isNotTheEnd() {
    append(OTHER, 6);
    append(TAKEN, 1);
    LedgerView view = view();

    assertThat(rounds.fresh(view, WIDE)).isTrue();
    assertThat(view.position()).isEqualTo(4);
    assertThat(rounds.fresh(view, WIDE)).isFalse();
    assertThat(batch.jobs).containsExactly(range(7, 7));
  }

  @Test
  void replayByPagesOfOne_goesOnToItsLast() {
    append(TAKEN, 3);
    LedgerView view = replaying(1, 3);
    Rounds single = rounds(environment(1));
    for (int i = 0; i < 3; i++) {
      assertThat(single.replays(view, ALL)).isTrue();
    }

    assertThat(batch.jobs).containsExactly(range(1, 1), range(2, 2), range(3, 3));
    assertThat(single.replays(view, ALL)).isFalse();
  }
}

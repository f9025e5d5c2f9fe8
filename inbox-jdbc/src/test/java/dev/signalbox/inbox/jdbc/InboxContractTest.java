package dev.signalbox.inbox.jdbc;

import static dev.signalbox.inbox.jdbc.Events.NOON;
import static dev.signalbox.inbox.jdbc.Events.append;
import static dev.signalbox.inbox.jdbc.Events.event;
import static dev.signalbox.inbox.jdbc.Events.ids;
import static dev.signalbox.inbox.jdbc.Events.unreadable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.EventSearch;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxCounts;
import dev.signalbox.core.inbox.InboxState;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.core.inbox.Interest;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.NewEvent;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.core.inbox.WaitingEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every inbox does, whatever it stores in. */
abstract class InboxContractTest {

  static final Duration HORIZON = Duration.ofHours(96);

  final SettableClock clock = new SettableClock(NOON);
  Inbox inbox;

  /** A new, empty inbox. */
  abstract Inbox open(SettableClock clock) throws Exception;

  @BeforeEach
  void openInbox() throws Exception {
    inbox = open(clock);
  }

  @AfterEach
  void closeInbox() {
    inbox.close();
  }

  // Forgetting

  private static final String ANN = "+15550001111";

  private static String body(String id, String data) {
    return "{\"api_version\":\"v3\",\"event_type\":\"message.received\",\"event_id\":\""
        + id
        + "\",\"created_at\":\"2026-03-01T12:00:00Z\",\"data\":"
        + data
        + "}";
  }

  private static NewEvent message(String id, String data) {
    return event("default", id, "message.received", NOON, body(id, data));
  }

  private String stored(long sequence) {
    return new String(inbox.bySequence(List.of(sequence)).get(0).body(), StandardCharsets.UTF_8);
  }

  @Test
  void blank_replacesBodiesThatNameTheHandle_andNoOther() throws Exception {
    NewEvent plain = message("a", "{\"handle\":\"" + ANN + "\",\"text\":\"secret\"}");
    long a = append(inbox, plain).sequence();
    long b = append(inbox, message("b", "{\"handle\":\"\\u002b1555\\u0030001111\"}")).sequence();
    long other = append(inbox, message("c", "{\"handle\":\"" + ANN + "2\"}")).sequence();
    append(
        inbox,
        new NewEvent(
            "default",
            "u",
            "u",
            "",
            false,
            NOON,
            Events.bytes("from " + ANN + ", no JSON at all")));

    assertThat(inbox.blank(ANN)).isEqualTo(3);

    assertThat(stored(a))
        .isEqualTo(
            "{\"blanked\":true,\"event_type\":\"message.received\",\"event_id\":\"a\","
                + "\"api_version\":\"v3\",\"created_at\":\"2026-03-01T12:00:00Z\",\"data\":{}}");
    assertThat(stored(b)).startsWith("{\"blanked\":true,").contains("\"b\"");
    assertThat(stored(other)).contains(ANN + "2");
    assertThat(inbox.unreadable(Long.MAX_VALUE, 10))
        .singleElement()
        .satisfies(
            letter ->
                assertThat(letter.body())
                    .isEqualTo(Events.bytes("{\"blanked\":true,\"event_id\":\"u\",\"data\":{}}")));
    assertThat(inbox.lastSequence()).isEqualTo(4);
    assertThat(append(inbox, plain)).isEqualTo(new AppendResult(a, AppendResult.Outcome.DUPLICATE));
    assertThat(inbox.blank(ANN)).isZero();
  }

  @Test
  void blank_reachesManyEventsAndConflicts() throws Exception {
    for (int i = 0; i < 1200; i++) {
      append(inbox, message("e" + i, "{\"h\":\"" + (i % 3 == 0 ? ANN : "nobody") + "\"}"));
    }
    append(inbox, message("e1", "{\"h\":\"" + ANN + "\",\"again\":true}"));

    assertThat(inbox.blank(ANN)).isEqualTo(401);
    assertThat(inbox.read(0, List.of(), 5000).events())
        .hasSize(1200)
        .noneMatch(e -> new String(e.body(), StandardCharsets.UTF_8).contains(ANN));
  }

  @Test
  void blank_reachesDeadLettersErrorsAndOutboxes() throws Exception {
    inbox.saveHandler(new HandlerRecord("acme", NOON, false, List.of()));
    long first = append(inbox, message("a", "{\"h\":\"" + ANN + "\"}")).sequence();
    StoredEvent event = inbox.bySequence(List.of(first)).get(0);
    HandlerLedger ledger = inbox.ledger("acme");
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.putDead(new DeadLetter(event, 3, "cannot reach " + ANN, NOON));
      transaction.putWaiting(new WaitingEvent(7, "chat", 1, NOON, "no " + ANN + "!", false));
      transaction.putWaiting(new WaitingEvent(8, "chat", 1, NOON, "other", false));
      transaction.publish(message("derived", "{\"h\":\"" + ANN + "\"}"));
      transaction.publish(message("harmless", "{}"));
      transaction.commit();
    }

    assertThat(inbox.blank(ANN)).isEqualTo(4);

    DeadLetter letter = ledger.deadLetters(0, 10).get(0);
    assertThat(letter.event().body()).isEqualTo(inbox.bySequence(List.of(first)).get(0).body());
    assertThat(letter.error()).isEqualTo("blanked");
    assertThat(letter.attempts()).isEqualTo(3);
    assertThat(ledger.load().waiting())
        .extracting(WaitingEvent::error)
        .containsExactly("blanked", "other");
    assertThat(ledger.outbox(10))
        .extracting(derived -> new String(derived.event().body(), StandardCharsets.UTF_8))
        .satisfiesExactly(
            body -> assertThat(body).startsWith("{\"blanked\":true,").contains("derived"),
            body -> assertThat(body).isEqualTo(body("harmless", "{}")));
    assertThat(inbox.blank(ANN)).isZero();
  }

  @Test
  void blank_refusesWhatIsNoHandle() {
    assertThatThrownBy(() -> inbox.blank("a b")).isInstanceOf(IllegalArgumentException.class);
  }

  // Appending

  @Test
  void emptyLog_hasNothing() {
    assertThat(inbox.lastSequence()).isZero();
    assertThat(inbox.read(0, List.of(), 10)).isEqualTo(new EventPage(List.of(), 0));
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(0, 0, 0, 0));
    assertThat(inbox.state()).isEqualTo(InboxState.WRITABLE);
    assertThat(inbox.handlers()).isEmpty();
  }

  @Test
  void newEvent_isStoredByteForByte() throws Exception {
    byte[] body = new byte[256];
    IntStream.range(0, 256).forEach(i -> body[i] = (byte) i);
    NewEvent event = new NewEvent("späť", "k", "id-☎", "a.b", true, NOON.plusNanos(456_789), body);

    AppendResult result = append(inbox, event);

    assertThat(result.outcome()).isEqualTo(Outcome.STORED);
    StoredEvent stored = inbox.bySequence(List.of(result.sequence())).get(0);
    assertThat(stored.sequence()).isEqualTo(result.sequence()).isEqualTo(inbox.lastSequence());
    assertThat(stored.endpoint()).isEqualTo("späť");
    assertThat(stored.eventId()).isEqualTo("id-☎");
    assertThat(stored.eventType()).isEqualTo("a.b");
    assertThat(stored.readable()).isTrue();
    assertThat(stored.receivedAt()).isEqualTo(NOON);
    assertThat(stored.body()).containsExactly(body);
  }

  @Test
  void emptyAndLargeBodies_areStored() throws Exception {
    byte[] large = new byte[1024 * 1024];
    Arrays.fill(large, (byte) 7);
    NewEvent a = new NewEvent("e", "a", "a", "t.t", true, NOON, new byte[0]);
    NewEvent b = new NewEvent("e", "b", "b", "t.t", true, NOON, large);

    long first = append(inbox, a).sequence();
    long second = append(inbox, b).sequence();

    assertThat(inbox.bySequence(List.of(first)).get(0).body()).isEmpty();
    assertThat(inbox.bySequence(List.of(second)).get(0).body()).containsExactly(large);
  }

  @Test
  void sequences_growInTheOrderOfAppending() throws Exception {
    long before = 0;
    for (int i = 0; i < 20; i++) {
      long sequence = append(inbox, event("e" + i)).sequence();
      assertThat(sequence).isGreaterThan(before);
      before = sequence;
    }
  }

  @Test
  void sameKeySameBody_isDuplicateOfTheFirst() throws Exception {
    AppendResult first = append(inbox, event("a"));

    assertThat(append(inbox, event("a")))
        .isEqualTo(new AppendResult(first.sequence(), Outcome.DUPLICATE));
    assertThat(inbox.lastSequence()).isEqualTo(first.sequence());
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(1, 0, 0, 0));
  }

  @Test
  void sameKeyOtherBody_isConflictAndNeverRead() throws Exception {
    AppendResult first = append(inbox, event("a"));

    AppendResult second =
        append(inbox, event("default", "a", "message.received", NOON, "{\"other\":1}"));

    assertThat(second).isEqualTo(new AppendResult(first.sequence(), Outcome.CONFLICT));
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(1, 0, 1, 0));
    assertThat(inbox.read(0, List.of(), 10).events()).hasSize(1);
    assertThat(append(inbox, event("a")).outcome()).isEqualTo(Outcome.DUPLICATE);
  }

  @Test
  void sameKeyOtherEndpoint_isAnotherEvent() throws Exception {
    append(inbox, event("one", "a", "t.t", NOON, "{}"));

    assertThat(append(inbox, event("two", "a", "t.t", NOON, "{}")).outcome())
        .isEqualTo(Outcome.STORED);
  }

  @Test
  void endpointAndKey_areNotRunTogether() throws Exception {
    append(inbox, new NewEvent("ab", "c", "1", "t.t", true, NOON, new byte[0]));

    assertThat(
            append(inbox, new NewEvent("a", "bc", "2", "t.t", true, NOON, new byte[0])).outcome())
        .isEqualTo(Outcome.STORED);
  }

  @Test
  void manyThreadsWithDuplicates_eachKeyIsStoredOnce() throws Exception {
    int threads = 8;
    int keys = 300;
    Map<Long, Integer> stored = new ConcurrentHashMap<>();
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch begin = new CountDownLatch(1);
      List<Future<?>> work = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        work.add(
            executor.submit(
                () -> {
                  begin.await();
                  for (int k = 0; k < keys; k++) {
                    AppendResult result = append(inbox, event("key-" + k));
                    if (result.outcome() == Outcome.STORED) {
                      stored.merge(result.sequence(), 1, Integer::sum);
                    }
                  }
                  return null;
                }));
      }
      begin.countDown();
      for (Future<?> future : work) {
        future.get(60, TimeUnit.SECONDS);
      }
    } finally {
      executor.shutdownNow();
    }

    assertThat(stored).hasSize(keys).containsValues(1);
    assertThat(inbox.counts().events()).isEqualTo(keys);
    List<String> read = ids(inbox.read(0, List.of(), 1000).events());
    assertThat(read).hasSize(keys).doesNotHaveDuplicates();
  }

  @Test
  void nudge_comesAfterTheEventCanBeRead() throws Exception {
    CountDownLatch nudged = new CountDownLatch(1);
    List<Long> seen = new ArrayList<>();
    inbox.onAppended(
        () -> {
          seen.add(inbox.lastSequence());
          nudged.countDown();
        });

    long sequence = append(inbox, event("a")).sequence();

    assertThat(nudged.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen.get(0)).isEqualTo(sequence);
  }

  @Test
  void appendAfterClose_isUnavailable() {
    inbox.close();

    assertThatThrownBy(() -> append(inbox, event("a")))
        .hasCauseInstanceOf(InboxUnavailableException.class);
  }

  // Reading

  @Test
  void read_goesOnAfterThrough() throws Exception {
    for (int i = 0; i < 10; i++) {
      append(inbox, event("e" + i));
    }
    List<String> read = new ArrayList<>();
    EventPage page = inbox.read(0, List.of(), 3);
    while (!page.events().isEmpty()) {
      assertThat(page.events()).hasSizeLessThanOrEqualTo(3);
      read.addAll(ids(page.events()));
      page = inbox.read(page.through(), List.of(), 3);
    }

    assertThat(read).containsExactly("e0", "e1", "e2", "e3", "e4", "e5", "e6", "e7", "e8", "e9");
    assertThat(page.through()).isEqualTo(inbox.lastSequence());
  }

  @Test
  void readUnreadable_isSkippedButLookedThrough() throws Exception {
    append(inbox, event("a"));
    long last = append(inbox, unreadable("b")).sequence();

    EventPage page = inbox.read(0, List.of(), 10);

    assertThat(ids(page.events())).containsExactly("a");
    assertThat(page.through()).isEqualTo(last);
  }

  @Test
  void readByTypes_findsAllOfThemInOrderHoweverRare() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 2500; i++) {
      String type = i % 700 == 0 ? "rare.one" : i % 900 == 5 ? "rare.two" : "common.type";
      if (!type.startsWith("common")) {
        expected.add("e" + i);
      }
      inbox.append(event("e" + i, type, NOON));
    }
    append(inbox, event("last", "common.type", NOON));

    List<String> read = new ArrayList<>();
    long after = 0;
    while (after < inbox.lastSequence()) {
      EventPage page = inbox.read(after, Set.of("rare.one", "rare.two", "never.seen"), 2);
      assertThat(page.through()).isGreaterThan(after);
      read.addAll(ids(page.events()));
      after = page.through();
    }

    assertThat(read).containsExactlyElementsOf(expected);
  }

  @Test
  void readBeyondTheEnd_staysWhereItIs() throws Exception {
    append(inbox, event("a"));

    assertThat(inbox.read(99, List.of(), 10)).isEqualTo(new EventPage(List.of(), 99));
  }

  @Test
  void bySequence_givesThoseThatAreThereInOrder() throws Exception {
    long a = append(inbox, event("a")).sequence();
    long b = append(inbox, event("b")).sequence();

    assertThat(ids(inbox.bySequence(List.of(b, 4711L, a)))).containsExactly("a", "b");
    assertThat(inbox.bySequence(List.of())).isEmpty();
  }

  @Test
  void byEventId_findsAllEndpointsOldestFirst() throws Exception {
    append(inbox, event("one", "x", "t.t", NOON, "1"));
    for (int i = 0; i < 600; i++) {
      inbox.append(event("other" + i));
    }
    append(inbox, event("two", "x", "t.t", NOON, "2"));

    assertThat(inbox.byEventId("x"))
        .extracting(StoredEvent::endpoint)
        .containsExactly("one", "two");
    assertThat(ids(inbox.byEventId("other599"))).containsExactly("other599");
    assertThat(inbox.byEventId("y")).isEmpty();
  }

  @Test
  void byEventIdWithTheSameHash_findsOnlyTheId() throws Exception {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    append(inbox, event("Aa"));
    append(inbox, event("BB"));

    assertThat(ids(inbox.byEventId("BB"))).containsExactly("BB");
  }

  @Test
  void search_combinesConditions() throws Exception {
    append(inbox, event("one", "a", "x.x", NOON, "1"));
    append(inbox, event("one", "b", "y.y", NOON.plusSeconds(10), "2"));
    append(inbox, event("two", "c", "x.x", NOON.plusSeconds(20), "3"));
    long d = append(inbox, event("two", "d", "x.x", NOON.plusSeconds(30), "4")).sequence();
    append(inbox, unreadable("e"));

    assertThat(found(null, null, null, null, 0, Long.MAX_VALUE, false, 100))
        .containsExactly("a", "b", "c", "d", "e");
    assertThat(found(null, null, null, null, 0, Long.MAX_VALUE, true, 2)).containsExactly("e", "d");
    assertThat(found("x.x", null, null, null, 0, Long.MAX_VALUE, true, 100))
        .containsExactly("d", "c", "a");
    assertThat(found("x.x", "two", null, null, 0, d, false, 100)).containsExactly("c");
    assertThat(found("", null, null, null, 0, Long.MAX_VALUE, false, 100)).containsExactly("e");
    assertThat(
            found(
                null,
                null,
                NOON.plusSeconds(10),
                NOON.plusSeconds(30),
                0,
                Long.MAX_VALUE,
                false,
                100))
        .containsExactly("b", "c");
    assertThat(
            found(
                "x.x",
                "two",
                NOON.plusSeconds(20),
                NOON.plusSeconds(30),
                0,
                Long.MAX_VALUE,
                false,
                100))
        .containsExactly("c");
    assertThat(found("x.x", "two", NOON.plusSeconds(30), null, 0, Long.MAX_VALUE, true, 100))
        .containsExactly("d");
    assertThat(found(null, "none", null, null, 0, Long.MAX_VALUE, false, 100)).isEmpty();
    assertThat(found(null, null, NOON.plusSeconds(99), null, 0, Long.MAX_VALUE, false, 100))
        .isEmpty();
    assertThat(found(null, null, Instant.MIN, Instant.MAX, d, Long.MAX_VALUE, false, 100))
        .containsExactly("e");
  }

  @Test
  void range_hasFirstAndLastReceivedInTheSpan() throws Exception {
    long[] sequences = new long[600];
    for (int i = 0; i < 600; i++) {
      // Not in the order of time: every fourth event came late.
      Instant received = NOON.plusSeconds(i % 4 == 3 ? i - 50 : i);
      sequences[i] = append(inbox, event("e" + i, "t.t", received)).sequence();
    }

    assertThat(inbox.range(NOON.plusSeconds(100), NOON.plusSeconds(400)))
        .contains(new SequenceRange(sequences[100], sequences[447]));
    assertThat(inbox.range(NOON.plusSeconds(598), NOON.plusSeconds(599)))
        .contains(new SequenceRange(sequences[598], sequences[598]));
    assertThat(inbox.range(NOON.plusSeconds(9000), NOON.plusSeconds(9999))).isEmpty();
    assertThat(inbox.range(Instant.MIN, Instant.MAX))
        .contains(new SequenceRange(sequences[0], sequences[599]));
  }

  @Test
  void unreadable_comesNewestFirst() throws Exception {
    append(inbox, unreadable("a"));
    append(inbox, event("b"));
    long c = append(inbox, unreadable("c")).sequence();
    append(inbox, unreadable("d"));

    assertThat(ids(inbox.unreadable(Long.MAX_VALUE, 10))).containsExactly("d", "c", "a");
    assertThat(ids(inbox.unreadable(c, 10))).containsExactly("a");
    assertThat(ids(inbox.unreadable(Long.MAX_VALUE, 1))).containsExactly("d");
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(4, 3, 0, 0));
  }

  // Purging

  @Test
  void purge_removesWhatIsSettledOrTooOld() throws Exception {
    for (int i = 0; i < 10; i++) {
      append(inbox, event("e" + i, "t.t", NOON.plusSeconds(i)));
    }
    append(inbox, unreadable("u"));
    long fourth = inbox.byEventId("e3").get(0).sequence();

    int gone = inbox.purge(NOON.plusSeconds(8), fourth, NOON.plusSeconds(2));

    // e0, e1 and u are too old, e2 and e3 settled, e4 to e7 old but not settled.
    assertThat(gone).isEqualTo(5);
    assertThat(ids(inbox.read(0, List.of(), 100).events()))
        .containsExactly("e4", "e5", "e6", "e7", "e8", "e9");
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(6, 0, 0, 0));
    assertThat(inbox.byEventId("e0")).isEmpty();
    assertThat(inbox.purge(NOON.plusSeconds(8), fourth, NOON.plusSeconds(2))).isZero();
  }

  @Test
  void purgeOfManyEvents_leavesTheRest() throws Exception {
    for (int i = 0; i < 1500; i++) {
      // One event with a clock far ahead must not keep the others.
      inbox.append(event("e" + i, "t.t", i == 3 ? NOON.plusSeconds(999_999) : NOON.plusSeconds(i)));
    }
    append(inbox, event("last", "t.t", NOON.plusSeconds(1500)));

    assertThat(inbox.purge(Instant.MIN, 0, NOON.plusSeconds(1400))).isEqualTo(1399);
    assertThat(inbox.counts().events()).isEqualTo(102);
    assertThat(ids(inbox.read(0, List.of(), 3).events())).containsExactly("e3", "e1400", "e1401");
    assertThat(ids(inbox.byEventId("e1450"))).containsExactly("e1450");
    assertThat(inbox.purge(Instant.MAX, Long.MAX_VALUE, Instant.MAX)).isEqualTo(102);
    assertThat(inbox.counts()).isEqualTo(new InboxCounts(0, 0, 0, 0));
  }

  @Test
  void purgedEvent_isStillKnownWithinTheHorizon() throws Exception {
    long first = append(inbox, event("a")).sequence();
    inbox.purge(Instant.MAX, Long.MAX_VALUE, Instant.MAX);

    assertThat(append(inbox, event("a"))).isEqualTo(new AppendResult(first, Outcome.DUPLICATE));
  }

  @Test
  void keyBeyondTheHorizon_isForgottenByPurge() throws Exception {
    append(inbox, event("old", "t.t", NOON));
    append(inbox, event("default", "old", "t.t", NOON, "conflict"));
    append(inbox, event("young", "t.t", NOON.plusSeconds(60)));
    clock.advance(HORIZON.plusSeconds(30));

    inbox.purge(Instant.MIN, 0, Instant.MIN);

    assertThat(inbox.counts()).isEqualTo(new InboxCounts(2, 0, 0, 0));
    assertThat(append(inbox, event("young", "t.t", NOON.plusSeconds(60))).outcome())
        .isEqualTo(Outcome.DUPLICATE);
    assertThat(append(inbox, event("old", "t.t", NOON)).outcome()).isEqualTo(Outcome.STORED);
  }

  @Test
  void sequenceOfPurgedEvent_isNotUsedAgain() throws Exception {
    long first = append(inbox, event("a")).sequence();
    inbox.purge(Instant.MAX, Long.MAX_VALUE, Instant.MAX);

    assertThat(inbox.lastSequence()).isEqualTo(first);
    assertThat(append(inbox, event("b")).sequence()).isGreaterThan(first);
  }

  // Handlers

  @Test
  void savedHandler_isReplacedWhole() {
    Interest all = new Interest("*", -1, 0);
    Interest parked = new Interest("a.b", 7, 12);
    inbox.saveHandler(new HandlerRecord("h2", NOON, false, List.of(parked, all)));
    inbox.saveHandler(new HandlerRecord("h1", NOON, true, List.of()));
    HandlerRecord changed = new HandlerRecord("h2", NOON, true, List.of(all));

    assertThat(inbox.handlers())
        .containsExactly(
            new HandlerRecord("h1", NOON, true, List.of()),
            new HandlerRecord("h2", NOON, false, List.of(parked, all)));
    inbox.saveHandler(changed);
    assertThat(inbox.handlers()).element(1).isEqualTo(changed);
  }

  // Ledgers

  @Test
  void ledger_isTheSameForTheSameName() {
    assertThat(inbox.ledger("a")).isSameAs(inbox.ledger("a")).isNotSameAs(inbox.ledger("b"));
    assertThat(inbox.ledger("a").load().position()).isZero();
    assertThat(inbox.ledger("a").counts().lowestWaiting()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void committedTransaction_isThereAndOthersAreNot() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    WaitingEvent waiting = new WaitingEvent(3, "chat", 2, NOON, "boom", true);
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(5);
      transaction.putWaiting(waiting);
      transaction.addReplay(new SequenceRange(1, 4));
      assertThat(ledger.load().position()).isZero();
      transaction.commit();
    }
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(99);
      transaction.removeWaiting(3);
    }

    assertThat(ledger.load().position()).isEqualTo(5);
    assertThat(ledger.load().waiting()).containsExactly(waiting);
    assertThat(ledger.load().replays()).hasSize(1);
    assertThat(ledger.counts().lowestWaiting()).isEqualTo(1);
    assertThat(inbox.ledger("other").load().position()).isZero();
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.removeWaiting(3);
      transaction.removeWaiting(4);
      transaction.commit();
    }
    assertThat(ledger.load().waiting()).isEmpty();
    assertThat(ledger.counts().waiting()).isZero();
    assertThat(ledger.state(3).waiting()).isEmpty();
  }

  @Test
  void savepoint_undoesOnlyItsEvent() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      transaction.publish(event("kept"));
      transaction.releaseSavepoint();
      transaction.savepoint();
      transaction.publish(event("undone"));
      transaction.rollbackToSavepoint();
      transaction.putWaiting(new WaitingEvent(2, "", 1, NOON, "x", false));
      transaction.savepoint();
      transaction.publish(event("kept too"));
      transaction.releaseSavepoint();
      transaction.position(3);
      transaction.commit();
    }

    assertThat(ledger.outbox(10))
        .extracting(derived -> derived.event().eventId())
        .containsExactly("kept", "kept too");
    assertThat(ledger.counts().waiting()).isEqualTo(1);
    assertThat(ledger.load().position()).isEqualTo(3);
  }

  @Test
  void deadLetter_keepsTheWholeEventAndIsReplacedAndRemoved() throws Exception {
    HandlerLedger ledger = inbox.ledger("h");
    long sequence = append(inbox, event("a")).sequence();
    StoredEvent stored = inbox.bySequence(List.of(sequence)).get(0);
    dead(ledger, new DeadLetter(stored, 3, "first", NOON));
    dead(ledger, new DeadLetter(stored, 4, "second", NOON.plusSeconds(1)));
    inbox.purge(Instant.MAX, Long.MAX_VALUE, Instant.MAX);

    DeadLetter letter = ledger.deadLetters(0, 10).get(0);
    assertThat(ledger.deadLetters(0, 10)).hasSize(1);
    assertThat(letter.attempts()).isEqualTo(4);
    assertThat(letter.error()).isEqualTo("second");
    assertThat(letter.deadAt()).isEqualTo(NOON.plusSeconds(1));
    assertThat(letter.event()).usingRecursiveComparison().isEqualTo(stored);
    assertThat(ledger.deadLetters(sequence, 10)).isEmpty();
    assertThat(ledger.state(sequence).dead()).isPresent();
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.removeDead(sequence);
      transaction.commit();
    }
    assertThat(ledger.counts().dead()).isZero();
  }

  @Test
  void state_tellsPassedAndWaiting() {
    HandlerLedger ledger = inbox.ledger("h");
    WaitingEvent waiting = new WaitingEvent(3, "k", 0, NOON, "", false);
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(3);
      transaction.putWaiting(waiting);
      transaction.putWaiting(new WaitingEvent(2, "k", 1, NOON, "", false));
      transaction.putWaiting(new WaitingEvent(2, "k", 2, NOON, "again", false));
      transaction.commit();
    }

    assertThat(ledger.state(3).passed()).isTrue();
    assertThat(ledger.state(3).waiting()).contains(waiting);
    assertThat(ledger.state(4).passed()).isFalse();
    assertThat(ledger.state(4).waiting()).isEmpty();
    assertThat(ledger.load().waiting()).extracting(WaitingEvent::attempts).containsExactly(2, 0);
    assertThat(ledger.counts().lowestWaiting()).isEqualTo(2);
  }

  @Test
  void replay_advancesAndEndsBeyondItsLast() {
    HandlerLedger ledger = inbox.ledger("h");
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.position(12);
      transaction.commit();
    }
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.addReplay(new SequenceRange(10, 12));
      transaction.addReplay(new SequenceRange(2, 2));
      transaction.commit();
    }
    long first = ledger.load().replays().get(0).id();
    long second = ledger.load().replays().get(1).id();
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.advanceReplay(first, 12);
      transaction.advanceReplay(second, 3);
      transaction.commit();
    }

    assertThat(ledger.load().replays()).hasSize(1);
    assertThat(ledger.load().replays().get(0).next()).isEqualTo(12);
    assertThat(ledger.load().replays().get(0).last()).isEqualTo(12);
    assertThat(ledger.counts().lowestWaiting()).isEqualTo(12);
  }

  @Test
  void outbox_isInOrderAndForgetsWhatIsCleared() {
    HandlerLedger ledger = inbox.ledger("h");
    NewEvent derived =
        new NewEvent("e", "h/1/0", "id", "my.type", true, NOON, Events.bytes("{\"a\":1}"));
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.publish(derived);
      transaction.publish(event("b"));
      transaction.publish(event("c"));
      transaction.commit();
    }
    List<OutboxEvent> first = ledger.outbox(2);
    assertThat(first).hasSize(2);
    assertThat(first.get(0).event()).usingRecursiveComparison().isEqualTo(derived);
    ledger.clearOutbox(first.stream().map(OutboxEvent::id).toList());
    ledger.clearOutbox(List.of());

    assertThat(ledger.outbox(10)).extracting(event -> event.event().eventId()).containsExactly("c");
    assertThat(ledger.counts().outbox()).isEqualTo(1);
  }

  private static void dead(HandlerLedger ledger, DeadLetter letter) {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.putDead(letter);
      transaction.commit();
    }
  }

  private List<String> found(
      String type,
      String endpoint,
      Instant from,
      Instant to,
      long after,
      long before,
      boolean newestFirst,
      int limit) {
    return ids(
        inbox.search(
            new EventSearch(
                Optional.ofNullable(type),
                Optional.ofNullable(endpoint),
                Optional.ofNullable(from),
                Optional.ofNullable(to),
                after,
                before,
                newestFirst,
                limit)));
  }
}

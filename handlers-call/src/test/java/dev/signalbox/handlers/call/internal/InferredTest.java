package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.event;
import static dev.signalbox.handlers.call.internal.TestEvents.from;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose events do not name them. */
class InferredTest {

  private static final String A = "+12025550177";
  private static final String B = "+12025550188";

  @TempDir Path folder;
  private TestStorage storage;
  private TestHandler handler;

  @BeforeEach
  void open() throws Exception {
    storage = new TestStorage(folder.resolve("handler.db"));
    handler = new TestHandler(storage);
    handler.start();
    storage.begin();
  }

  @AfterEach
  void close() throws Exception {
    storage.close();
  }

  private static String id(String eventId) {
    return new EventKey("main", eventId).recordId();
  }

  /** Of each record the outcome and its events' ids. */
  private List<String> records() throws Exception {
    return storage
        .rows(
            "SELECT r.started_at, r.outcome, (SELECT string_agg(event_id, ' ') FROM (SELECT event_id"
                + " FROM call_event e WHERE e.record_id = r.record_id ORDER BY event_at, step) o) AS"
                + " events FROM call_record r ORDER BY r.started_at, r.record_id")
        .stream()
        .map(row -> row.replaceAll("\\[started_at=[^,]*, outcome=(.*), events=(.*)]", "$1: $2"))
        .toList();
  }

  @Test
  void eventsOfOneLine_areOneRecord_markedAsInferred() throws Exception {
    handler
        .handle(from(A, Kind.INITIATED, "e-1", 0))
        .handle(from(A, Kind.RINGING, "e-2", 2))
        .handle(from(B, Kind.RINGING, "e-9", 3))
        .handle(from(A, Kind.ANSWERED, "e-3", 9))
        .handle(from(A, Kind.ENDED, "e-4", 1800));

    assertThat(records()).containsExactly("completed: e-1 e-2 e-3 e-4", "in_progress: e-9");
    assertThat(
            storage.rows(
                "SELECT record_id, call_id, inferred, ring_seconds, talk_seconds FROM call_record"
                    + " WHERE outcome = 'completed'"))
        .containsExactly(
            "[record_id="
                + id("e-1")
                + ", call_id=null, inferred=1, ring_seconds=7, talk_seconds=1791]");
    assertThat(handler.published()).containsExactly("completed " + id("e-1"));
    assertThat(handler.delivery.published.get(0).data().bool("inferred")).contains(true);
    assertThat(handler.delivery.published.get(0).data().has("call_id")).isFalse();
  }

  @Test
  void eventsThatSayNothing_areOfTheLineOfTheirEndpoint() throws Exception {
    handler
        .handle(event(Kind.INITIATED, "e-1", 0, Map.of()))
        .handle(event(Kind.NO_ANSWER, "e-2", 30, Map.of("id", 7, "from", List.of())))
        .handle(
            event(
                "second",
                Kind.NO_ANSWER,
                "e-3",
                Optional.of(TestEvents.START.plusSeconds(31)),
                Map.of()));

    assertThat(records()).containsExactly("missed: e-1 e-2", "missed: e-3");
  }

  @Test
  void twoCallsInARow_areTwoRecords() throws Exception {
    handler
        .handle(from(A, Kind.RINGING, "e-1", 0))
        .handle(from(A, Kind.NO_ANSWER, "e-2", 30))
        .handle(from(A, Kind.RINGING, "e-3", 40))
        .handle(from(A, Kind.ANSWERED, "e-4", 50))
        .handle(from(A, Kind.ENDED, "e-5", 60))
        .handle(from(A, Kind.NO_ANSWER, "e-6", 70));

    assertThat(records())
        .containsExactly("missed: e-1 e-2", "completed: e-3 e-4 e-5", "missed: e-6");
    assertThat(handler.published())
        .containsExactly("missed " + id("e-1"), "completed " + id("e-3"), "missed " + id("e-6"));
  }

  @Test
  void pauseLongerThanTheGap_parts() throws Exception {
    handler.handle(from(A, Kind.RINGING, "e-1", 0)).handle(from(A, Kind.NO_ANSWER, "e-2", 601));

    assertThat(records()).containsExactly("in_progress: e-1", "missed: e-2");
  }

  @Test
  void gap_isASetting() throws Exception {
    TestHandler strict =
        new TestHandler(storage, new Adjacency(Duration.ofSeconds(5), Duration.ZERO));
    strict
        .handle(from(A, Kind.RINGING, "e-1", 0))
        .handle(from(A, Kind.ANSWERED, "e-2", 5))
        .handle(from(A, Kind.ENDED, "e-3", 11));

    assertThat(records()).containsExactly("in_progress: e-1 e-2", "unknown: e-3");
  }

  @Test
  void lateEvent_joinsTwoRecords_andNothingIsPublishedTwice() throws Exception {
    handler.handle(from(A, Kind.INITIATED, "e-1", 0)).handle(from(A, Kind.NO_ANSWER, "e-3", 1000));
    assertThat(records()).containsExactly("in_progress: e-1", "missed: e-3");

    handler.handle(from(A, Kind.RINGING, "e-2", 500));

    assertThat(records()).containsExactly("missed: e-1 e-2 e-3");
    assertThat(handler.published()).containsExactly("missed " + id("e-3"));
  }

  @Test
  void lateEvent_partsARecord_andNothingIsPublishedTwice() throws Exception {
    handler
        .handle(from(A, Kind.INITIATED, "e-1", 0))
        .handle(from(A, Kind.NO_ANSWER, "e-4", 100))
        .handle(from(A, Kind.DECLINED, "e-2", 50));
    assertThat(records()).containsExactly("declined: e-1 e-2", "missed: e-4");

    handler.handle(from(A, Kind.RINGING, "e-3", 60));

    assertThat(records()).containsExactly("declined: e-1 e-2", "missed: e-3 e-4");
    assertThat(handler.published()).containsExactly("missed " + id("e-1"));
  }

  @Test
  void eventsWithAndWithoutId_areNotMixed() throws Exception {
    handler
        .handle(TestEvents.of("c-1", Kind.ANSWERED, "e-1", 0))
        .handle(from(A, Kind.ENDED, "e-2", 9));

    assertThat(records()).containsExactly("in_progress: e-1", "unknown: e-2");
  }

  @Test
  void oneEventByTwoEndpoints_isOnceInItsRecord() throws Exception {
    for (String endpoint : List.of("main", "second")) {
      for (Kind kind : List.of(Kind.ANSWERED, Kind.ENDED)) {
        handler.handle(
            event(
                endpoint,
                kind,
                "e-" + kind.ordinal(),
                Optional.of(TestEvents.START.plusSeconds(kind.ordinal())),
                TestEvents.line(A)));
      }
    }

    assertThat(records()).containsExactly("completed: e-2 e-2 e-6 e-6");
    assertThat(handler.published()).containsExactly("completed " + id("e-2"));
  }

  @Test
  void recordsOfAnotherGap_areMadeRightWhenTheyAreTouched() throws Exception {
    handler
        .handle(from(A, Kind.INITIATED, "e-1", 0))
        .handle(from(A, Kind.RINGING, "e-2", 500))
        .handle(from(A, Kind.ANSWERED, "e-3", 1000));
    assertThat(records()).containsExactly("in_progress: e-1 e-2 e-3");

    new TestHandler(storage, new Adjacency(Duration.ofSeconds(60), Duration.ofSeconds(60)))
        .handle(from(A, Kind.ENDED, "e-4", 1010));

    assertThat(records())
        .containsExactly("in_progress: e-1", "in_progress: e-2", "completed: e-3 e-4");
  }

  /** Events at random, also at equal times, of few lines: as if the whole set were cut at once. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void anyEvents_areCutAsTheWholeSetWouldBe(int seed) throws Exception {
    Random random = new Random(seed);
    Map<String, List<Fact>> lines = new HashMap<>();
    for (int i = 0; i < 120; i++) {
      Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
      String caller = random.nextBoolean() ? A : B;
      Map<String, Object> data = TestEvents.line(caller);
      if (random.nextInt(4) == 0) {
        data = TestEvents.with(data, "duration", random.nextInt(2000));
      }
      var event = event(kind, "e-" + i, 20L * random.nextInt(600), data);
      lines.computeIfAbsent(caller, any -> new ArrayList<>()).add(Facts.of(kind, event));
      handler.handle(event);
    }

    TreeSet<String> expected = new TreeSet<>();
    lines.values().forEach(facts -> expected.addAll(cut(facts)));
    List<String> stored =
        storage.rows("SELECT event_id, record_id FROM call_event").stream().sorted().toList();
    assertThat(stored).containsExactlyElementsOf(expected);
    assertThat(storage.rows("SELECT record_id FROM call_record"))
        .containsExactlyInAnyOrderElementsOf(
            storage.rows("SELECT DISTINCT record_id FROM call_event"));
  }

  private static List<String> cut(List<Fact> facts) {
    Adjacency rule = Adjacency.of(Optional.empty());
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(
        Comparator.comparing(Fact::at)
            .thenComparing(Fact::kind)
            .thenComparing(fact -> fact.key().eventId()));
    List<String> rows = new ArrayList<>();
    String record = "";
    for (int i = 0; i < sorted.size(); i++) {
      if (i == 0 || !rule.joined(sorted.get(i - 1), sorted.get(i))) {
        record = sorted.get(i).key().recordId();
      }
      rows.add("[event_id=" + sorted.get(i).key().eventId() + ", record_id=" + record + "]");
    }
    return rows;
  }
}

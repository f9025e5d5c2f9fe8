package dev.signalbox.handlers.call.internal;

import static dev.signalbox.handlers.call.internal.TestEvents.event;
import static dev.signalbox.handlers.call.internal.TestEvents.from;
import static dev.signalbox.handlers.call.internal.TestEvents.of;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order of events, and however often each comes, the tables are the same. */
class OrderTest {

  private static final int ORDERS = 100;
  private static final String SAMPLE_ID = "\"id\": \"e9a516f2-e40c-4ed4-a6b0-72e23ecd84ce\",";
  private static final String SAMPLE_LINE =
      "\"from\": \"+12025550177\",\n    \"to\": \"+12025550123\",";

  @TempDir Path folder;

  static Stream<List<LinqEvent>> calls() {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> older = samples.all(Samples.V2025);
    List<LinqEvent> newer = samples.all(Samples.V2026);
    List<LinqEvent> both = new ArrayList<>(older);
    both.addAll(newer);
    return Stream.of(older, newer, both, anonymous(SAMPLE_ID), withoutLine(), byHand());
  }

  private static List<LinqEvent> anonymous(String piece) {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> events = new ArrayList<>();
    for (String version : List.of(Samples.V2025, Samples.V2026)) {
      for (Kind kind : Kind.values()) {
        events.add(samples.decode(version, "call." + kind.text(), piece, ""));
      }
    }
    return events;
  }

  private static List<LinqEvent> withoutLine() {
    return anonymous(SAMPLE_ID + "\n    " + SAMPLE_LINE);
  }

  private static List<LinqEvent> byHand() {
    List<LinqEvent> events = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 2; i++) {
        String id = kind + "-" + i;
        events.add(of("c-" + i, kind, "named-" + id, 7L * kind.ordinal() - 3L * i));
        events.add(from("+1202555018" + i % 2, kind, "line-" + id, 100L * kind.ordinal() + 90 * i));
        events.add(event(kind, "nothing-" + id, 200L * i, Map.of("duration", 60 * i)));
        events.add(event("main", kind, "timeless-" + id, Optional.empty(), Map.of()));
      }
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyEventTwice_inAnyOrder_givesTheSameTables(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      handler.start();
      List<String> expected = tables(storage, handler, events);
      assertThat(expected).filteredOn(row -> row.startsWith("call_event[")).hasSize(events.size());
      List<LinqEvent> twice = new ArrayList<>(events);
      twice.addAll(events);
      for (int seed = 0; seed < ORDERS; seed++) {
        Collections.shuffle(twice, new Random(seed));
        assertThat(tables(storage, handler, twice)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void samplesWithoutId_areTheFourCallsThatTheyAreByTime() throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      anonymous(SAMPLE_ID).forEach(handler::handle);

      assertThat(
              storage.rows(
                  "SELECT outcome, inferred, talk_seconds FROM call_record ORDER BY started_at"))
          .containsExactly(
              "[outcome=completed, inferred=1, talk_seconds=185]",
              "[outcome=failed, inferred=1, talk_seconds=null]",
              "[outcome=declined, inferred=1, talk_seconds=null]",
              "[outcome=missed, inferred=1, talk_seconds=null]");
    }
  }

  @ParameterizedTest
  @MethodSource("calls")
  void replayIntoEmptyTables_givesIdenticalRows(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      events.forEach(handler::handle);
      List<String> first = storage.rows();
      List<String> published = List.copyOf(handler.published());
      storage.clear();

      TestHandler again = new TestHandler(storage);
      events.forEach(again::handle);

      assertThat(storage.rows()).isEqualTo(first);
      assertThat(again.published()).isEqualTo(published);
      assertThat(published).doesNotHaveDuplicates();
    }
  }

  private static List<String> tables(
      TestStorage storage, TestHandler handler, List<LinqEvent> events) throws Exception {
    storage.begin();
    events.forEach(handler::handle);
    List<String> rows = storage.rows();
    storage.rollback();
    return rows;
  }
}

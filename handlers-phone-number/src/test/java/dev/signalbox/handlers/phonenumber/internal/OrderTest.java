package dev.signalbox.handlers.phonenumber.internal;

import static dev.signalbox.handlers.phonenumber.internal.TestEvents.LINE;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.OTHER;
import static dev.signalbox.handlers.phonenumber.internal.TestEvents.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.Data;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Query;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order of events, and however often each comes, the tables are the same. */
class OrderTest {

  private static final int ORDERS = 100;

  @TempDir Path folder;

  static Stream<List<LinqEvent>> changes() {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> older = samples.all(Samples.V2025);
    List<LinqEvent> newer = samples.all(Samples.V2026);
    List<LinqEvent> both = new ArrayList<>(older);
    both.addAll(newer);
    return Stream.of(older, newer, both, byHand());
  }

  private static List<LinqEvent> byHand() {
    List<LinqEvent> events = new ArrayList<>();
    for (String line : List.of(LINE, OTHER)) {
      events.add(change(line, "main", line + 1, 1, "ACTIVE", "HEALTHY"));
      events.add(change(line, "main", line + 2, 2, "ACTIVE", "AT_RISK"));
      events.add(change(line, "main", line + 3, 3, "FLAGGED", ""));
      events.add(change(line, "second", line + 3, 3, "FLAGGED", ""));
      events.add(change(line, "main", line + 4, 4, "", "CRITICAL"));
      events.add(change(line, "main", line + 5, 4, "FLAGGED", "CRITICAL"));
    }
    events.add(change(OTHER, "main", "e-6", 5, "ACTIVE", "AT_RISK"));
    events.add(change(OTHER, "main", "e-7", 5, "ACTIVE", "HEALTHY"));
    events.add(change("1 202 555 0123", "main", "e-8", 3, "PAUSED", ""));
    Optional<Long> none = Optional.empty();
    events.add(change(LINE, "main", "e-9", none, Optional.of(2L), "FLAGGED", ""));
    events.add(change("+12025550100", "main", "e-10", none, none, "", ""));
    return events;
  }

  @ParameterizedTest
  @MethodSource("changes")
  void everyEventTwice_inAnyOrder_givesTheSameTablesAndAnswers(List<LinqEvent> events)
      throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      handler.start();
      List<String> expected = tables(storage, handler, events);
      assertThat(expected).filteredOn(row -> row.startsWith("line_event[")).hasSize(events.size());
      List<LinqEvent> twice = new ArrayList<>(events);
      twice.addAll(events);
      for (int seed = 0; seed < ORDERS; seed++) {
        Collections.shuffle(twice, new Random(seed));
        assertThat(tables(storage, handler, twice)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  private static List<String> tables(
      TestStorage storage, TestHandler handler, List<LinqEvent> events) throws Exception {
    storage.begin();
    events.forEach(handler::handle);
    List<String> rows = new ArrayList<>(storage.rows());
    Query all = new Query("phone-numbers", Map.of(), Map.of());
    rows.add(Data.of(handler.queries.answer(all).body()).asMap().toString());
    for (Data line : Data.of(handler.queries.answer(all).body()).objects("phone_numbers")) {
      rows.add(line.asMap().toString());
    }
    storage.rollback();
    return rows;
  }
}

package dev.signalbox.handlers.message.internal;

import static dev.signalbox.handlers.message.internal.TestEvents.delivered;
import static dev.signalbox.handlers.message.internal.TestEvents.edited;
import static dev.signalbox.handlers.message.internal.TestEvents.failed;
import static dev.signalbox.handlers.message.internal.TestEvents.read;
import static dev.signalbox.handlers.message.internal.TestEvents.received;
import static dev.signalbox.handlers.message.internal.TestEvents.recovered;
import static dev.signalbox.handlers.message.internal.TestEvents.sent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

  static Stream<List<LinqEvent>> conversations() {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> older = samples.all(Samples.V2025);
    List<LinqEvent> newer = samples.all(Samples.V2026);
    List<LinqEvent> both = new ArrayList<>(older);
    both.addAll(newer);
    return Stream.of(older, newer, both, byHand());
  }

  private static List<LinqEvent> byHand() {
    List<LinqEvent> events = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      String id = "m-" + i;
      String event = "e-" + i + "-";
      events.add(sent(event + 1, id, 10L * i));
      events.add(failed(event + 2, Optional.of(id), 10L * i + 1));
      events.add(failed(event + 3, Optional.of(id), 10L * i + 2));
      events.add(delivered(event + 4, id, 10L * i, 10L * i + 3));
      events.add(edited(event + 5, id, 0, "second", 10L * i + 5));
      events.add(edited(event + 6, id, 0, "first", 10L * i + 4));
      events.add(edited(event + 7, id, 7, "of no part", 10L * i + 6));
    }
    events.add(read("e-9", "m-1", 10, 13, 20));
    events.add(received("e-10", "m-9", 40));
    events.add(recovered("e-11", "m-9", 40));
    events.add(failed("e-12", Optional.empty(), 41));
    events.add(edited("e-13", "m-unknown", 0, "text", 42));
    events.add(failed("e-14", Optional.of("m-lost"), 43));
    return events;
  }

  @ParameterizedTest
  @MethodSource("conversations")
  void everyEventTwice_inAnyOrder_givesTheSameTables(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      handler.start();
      List<String> expected = tables(storage, handler, events);
      assertThat(expected)
          .filteredOn(row -> row.startsWith("message_event["))
          .hasSize(events.size());
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
    List<String> rows = storage.rows();
    storage.rollback();
    return rows;
  }
}

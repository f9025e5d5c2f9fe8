package dev.signalbox.handlers.chat.internal;

import static dev.signalbox.handlers.chat.internal.TestEvents.ANN;
import static dev.signalbox.handlers.chat.internal.TestEvents.BOB;
import static dev.signalbox.handlers.chat.internal.TestEvents.START;
import static dev.signalbox.handlers.chat.internal.TestEvents.added;
import static dev.signalbox.handlers.chat.internal.TestEvents.changed;
import static dev.signalbox.handlers.chat.internal.TestEvents.created;
import static dev.signalbox.handlers.chat.internal.TestEvents.event;
import static dev.signalbox.handlers.chat.internal.TestEvents.health;
import static dev.signalbox.handlers.chat.internal.TestEvents.nameFailed;
import static dev.signalbox.handlers.chat.internal.TestEvents.named;
import static dev.signalbox.handlers.chat.internal.TestEvents.object;
import static dev.signalbox.handlers.chat.internal.TestEvents.received;
import static dev.signalbox.handlers.chat.internal.TestEvents.removed;
import static dev.signalbox.handlers.chat.internal.TestEvents.typing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.testkit.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the order of events, and however often each comes, the tables are the same. */
class OrderTest {

  private static final int ORDERS = 100;

  @TempDir Path folder;

  static Stream<List<LinqEvent>> lives() {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> older = samples.all(Samples.V2025);
    List<LinqEvent> newer = samples.all(Samples.V2026);
    List<LinqEvent> both = new ArrayList<>(older);
    both.addAll(newer);
    return Stream.of(older, newer, both, byHand());
  }

  private static List<LinqEvent> byHand() {
    List<LinqEvent> events = new ArrayList<>();
    for (String chat : List.of("c-1", "c-2")) {
      String e = chat + "-";
      events.add(created(e + 1, chat, 10));
      events.add(named(e + 2, chat, 20, 99, "first"));
      events.add(named(e + 3, chat, 30, 31, "second"));
      events.add(named(e + 4, chat, 30, 31, "of the same time"));
      events.add(named(e + 5, chat, 30, 31, null));
      events.add(changed("chat.group_icon_updated", e + 6, chat, 21, 20, "https://x/1"));
      events.add(changed("chat.group_icon_updated", e + 7, chat, 22, 10, null));
      events.add(nameFailed(e + 8, chat, 23, 3007));
      events.add(received(e + 9, chat, 24, health("AT_RISK", 24)));
      events.add(received(e + 10, chat, 40, health("HEALTHY", 24)));
      events.add(received(e + 11, chat, 40, health("CRITICAL", 24)));
      events.add(received(e + 12, chat, 41, object("status", "ON_FIRE")));
      events.add(added(e + 13, chat, BOB, 50));
      events.add(removed(e + 14, chat, BOB, "left", 50));
      events.add(added(e + 15, chat, BOB, 55));
      events.add(removed(e + 16, chat, BOB, "removed", 60));
      events.add(removed(e + 17, chat, ANN, "removed", 61));
      events.add(typing(e + 18, chat, "started", 70));
      events.add(typing(e + 19, chat, "stopped", 71));
      events.add(typing(e + 20, chat, "started", 72));
      events.add(event(e + 21, "message.failed", 2, "chat_id", chat));
      for (String endpoint : List.of("main", "second")) {
        events.add(
            event(
                endpoint,
                e + 22,
                "chat.group_name_update_failed",
                null,
                START.plusSeconds(endpoint.length()),
                object("chat_id", chat, "error_code", 4001)));
        events.add(
            event(
                endpoint,
                e + 23,
                "chat.group_name_updated",
                null,
                START.plusSeconds(endpoint.length()),
                object("chat_id", chat, "new_value", "without time")));
      }
    }
    return events;
  }

  @ParameterizedTest
  @MethodSource("lives")
  void everyEventTwice_inAnyOrder_givesTheSameTables(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      handler.start();
      List<String> expected = tables(storage, handler, events);
      assertThat(expected).filteredOn(row -> row.startsWith("chat_event[")).hasSize(events.size());
      List<LinqEvent> twice = new ArrayList<>(events);
      twice.addAll(events);
      for (int seed = 0; seed < ORDERS; seed++) {
        Collections.shuffle(twice, new Random(seed));
        assertThat(tables(storage, handler, twice)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("lives")
  void replayIntoEmptyTables_givesTheSameRowsAndNews(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler first = new TestHandler(storage);
      first.start();
      events.forEach(first::handle);
      List<String> expected = storage.rows();
      storage.clear();
      assertThat(storage.rows()).isEmpty();

      TestHandler replay = new TestHandler(storage);
      events.forEach(replay::handle);

      assertThat(storage.rows()).isEqualTo(expected);
      assertThat(replay.delivery.published).isEqualTo(first.delivery.published);
      TestHandler again = new TestHandler(storage);
      events.forEach(again::handle);
      assertThat(storage.rows()).isEqualTo(expected);
      assertThat(again.delivery.published).isEmpty();
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

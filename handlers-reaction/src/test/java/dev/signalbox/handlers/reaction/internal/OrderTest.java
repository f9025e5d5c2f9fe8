package dev.signalbox.handlers.reaction.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.reaction.ReactionType;
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

  static Stream<List<LinqEvent>> reactions() {
    SampleEvents samples = new SampleEvents();
    List<LinqEvent> older = samples.all(Samples.V2025);
    List<LinqEvent> newer = samples.all(Samples.V2026);
    List<LinqEvent> both = new ArrayList<>(older);
    both.addAll(newer);
    return Stream.of(older, newer, both, byHand());
  }

  private static List<LinqEvent> byHand() {
    List<LinqEvent> events = new ArrayList<>();
    for (String who : List.of(TestEvents.ANN, TestEvents.BOB)) {
      for (int part = 0; part < 2; part++) {
        String id = who + part + "-";
        Optional<Integer> at = Optional.of(part);
        events.add(TestEvents.love(id + 1, 1).by(who).part(at).added());
        events.add(TestEvents.love(id + 2, 2).by(who).part(at).removed());
        events.add(TestEvents.love(id + 3, 2 + part).by(who).part(at).added());
        events.add(TestEvents.emoji(id + 4, "a", 3).by(who).part(at).added());
        events.add(TestEvents.emoji(id + 5, "b", 5).by(who).part(at).added());
        events.add(TestEvents.event(id + 6, ReactionType.CUSTOM, 4).by(who).part(at).removed());
        events.add(TestEvents.sticker(id + 7, "cat.png", "https://x/1", 1).by(who).added());
      }
    }
    events.add(TestEvents.love("e-1", 9).part(Optional.empty()).removed());
    events.add(TestEvents.love("e-2", 9).times(Optional.empty(), Optional.of(8L)).by("x").added());
    events.add(
        TestEvents.love("e-3", 9).times(Optional.empty(), Optional.empty()).by("y").removed());
    events.add(TestEvents.love("e-4", 9).chat(Optional.of("chat-0")).by("z").added());
    events.add(TestEvents.love("e-5", 9).chat(Optional.empty()).by("z").removed());
    events.add(TestEvents.love("e-6", 9).message(Optional.empty()).added());
    events.add(
        TestEvents.love("e-7", 3).by(Optional.of(true), Optional.of("+12025550123")).added());
    events.add(TestEvents.love("e-8", 4).by(Optional.of(true), Optional.empty()).removed());
    events.add(TestEvents.love("e-9", 4).by(Optional.empty(), Optional.empty()).added());
    return events;
  }

  @ParameterizedTest
  @MethodSource("reactions")
  void everyEventTwice_inAnyOrder_givesTheSameTables(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      TestHandler handler = new TestHandler(storage);
      handler.start();
      List<String> expected = tables(storage, handler, events);
      assertThat(expected)
          .filteredOn(row -> row.startsWith("reaction_event["))
          .hasSize(events.size());
      assertThat(expected).anyMatch(row -> row.contains("standing=1"));
      List<LinqEvent> twice = new ArrayList<>(events);
      twice.addAll(events);
      for (int seed = 0; seed < ORDERS; seed++) {
        Collections.shuffle(twice, new Random(seed));
        assertThat(tables(storage, handler, twice)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  /** As above, and the last that is published of each pile is how high it is at the end. */
  @ParameterizedTest
  @MethodSource("reactions")
  void lastTallyOfEachPile_isItsCount(List<LinqEvent> events) throws Exception {
    try (TestStorage storage = new TestStorage(folder.resolve("handler.db"))) {
      for (int seed = 0; seed < 20; seed++) {
        TestHandler handler = new TestHandler(storage);
        List<LinqEvent> shuffled = new ArrayList<>(events);
        Collections.shuffle(shuffled, new Random(seed));
        List<String> rows = tables(storage, handler, shuffled);
        assertThat(LastTallies.of(handler.published())).isEqualTo(LastTallies.ofRows(rows));
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

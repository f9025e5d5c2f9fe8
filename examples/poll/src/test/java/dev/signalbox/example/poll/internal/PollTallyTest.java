package dev.signalbox.example.poll.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryResult;
import dev.signalbox.testing.postgres.HandlerDatabases;
import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.run.HandlerResult;
import dev.signalbox.testkit.run.HandlerRun;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteDataSource;

/** The events come as UnknownEvent, as a node without this bundle has them. */
class PollTallyTest {

  private static final String FRIDAY = "b4bd90c6-cde9-4245-a993-50001eb0af79";
  private static final String SATURDAY = "510f1b5d-57d5-48a3-a3c7-81b712eac0b5";
  private static final String POLL = "727c6f67-bc45-4dac-a842-ebeacdaae741";

  private final List<LinqEvent> story =
      List.of(
          Events.sample("poll.received"),
          vote("added", FRIDAY, "+1", 10),
          vote("added", FRIDAY, "+2", 11),
          vote("added", SATURDAY, "+1", 12),
          vote("removed", FRIDAY, "+1", 13),
          vote("added", FRIDAY, "+3", 14),
          vote("removed", FRIDAY, "+3", 15),
          vote("added", FRIDAY, "+3", 16));

  private final HandlerRun run =
      HandlerRun.beans(
              PollFamily.class,
              PollObserver.class,
              PollTables.class,
              PollQueries.class,
              PollPrivacy.class)
          .dataSource(memory());

  @Test
  void votes_areCountedPerOption() throws Exception {
    try (HandlerResult result = run.events(story).run().requireHandled()) {
      assertThat(tally(result)).containsExactly("Friday 2", "Saturday 1");
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyOrderWithFaults_givesTheSameTally(long seed) throws Exception {
    try (HandlerResult result =
        run.events(story)
            .outOfOrder(seed)
            .deliverTwice()
            .batchSize(3)
            .failAt(2, 5)
            .crashBeforeCommit(4, 9)
            .run()
            .requireHandled()) {
      assertThat(tally(result)).containsExactly("Friday 2", "Saturday 1");
    }
  }

  @Test
  void voteBeforeThePoll_isCountedWithoutText() throws Exception {
    try (HandlerResult result = run.events(story.get(1)).run().requireHandled()) {
      assertThat(tally(result)).containsExactly("null 1");
    }
  }

  @Test
  void votersOfThePollItself_areCountedOnce() throws Exception {
    LinqEvent updated =
        Events.unknown("poll.updated")
            .createdAt(EventBuilder.NOON)
            .data("message_id", POLL)
            .data(
                "added_options",
                List.of(
                    Map.of(
                        "option_id", "o3",
                        "text", "Sunday",
                        "voters", List.of(Map.of("handle", "+9")))))
            .build();
    try (HandlerResult result = run.events(updated).deliverTwice().run().requireHandled()) {
      assertThat(tally(result)).containsExactly("Sunday 1");
    }
  }

  @Test
  void unknownPoll_isNotFound() throws Exception {
    try (HandlerResult result = run.run()) {
      assertThat(ask(result).status()).isEqualTo(404);
    }
  }

  @Test
  void forgottenPerson_isInNoTable() throws Exception {
    try (HandlerResult result = run.events(story).run()) {
      assertThat(result.bean(PollPrivacy.class).forget("+2")).isEqualTo(1);
      assertThat(result.bean(PollPrivacy.class).forget("+2")).isZero();
      assertThat(tally(result)).containsExactlyInAnyOrder("Friday 1", "Saturday 1");
      assertThat(result.bean(PollPrivacy.class).forget("+12025550123")).isEqualTo(2);
      assertThat(tally(result)).containsExactly("null 1", "null 1");
    }
  }

  private static LinqEvent vote(String what, String option, String voter, int second) {
    return Events.unknown("poll.vote." + what)
        .createdAt(EventBuilder.NOON.plusSeconds(second))
        .data("chat", Map.of("id", "2b78814c-2e00-409c-ae6a-2e683b5f65ff"))
        .data("message_id", POLL)
        .data("direction", "inbound")
        .data("service", "iMessage")
        .data("sender_handle", Map.of("handle", voter, "service", "iMessage"))
        .data("option_id", option)
        .build();
  }

  private static List<String> tally(HandlerResult result) throws SQLException {
    List<?> options = (List<?>) ask(result).body().get("options");
    return options.stream()
        .map(option -> (Map<?, ?>) option)
        .map(option -> text(option.get("text")) + " " + option.get("votes"))
        .toList();
  }

  private static String text(Object optional) {
    return String.valueOf(((Optional<?>) optional).orElse(null));
  }

  private static QueryResult ask(HandlerResult result) throws SQLException {
    return result
        .bean(PollQueries.class)
        .answer(new Query("polls/{messageId}", Map.of("messageId", POLL), Map.of()));
  }

  private static DataSource memory() {
    if (HandlerDatabases.arePostgres()) {
      return HandlerDatabases.schemaFor(Path.of(UUID.randomUUID().toString()));
    }
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite::memory:");
    return database;
  }
}

package dev.signalbox.example.stockalert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.api.UnreadableEventException;
import dev.signalbox.api.spi.Query;
import dev.signalbox.testkit.Events;
import dev.signalbox.testkit.event.EventBuilder;
import dev.signalbox.testkit.run.HandlerResult;
import dev.signalbox.testkit.run.HandlerRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** The events come as UnknownEvent, as a node without this bundle has them. */
class StockAlertTest {

  private final HandlerRun run =
      HandlerRun.beans(
              OrderFamily.class,
              Sales.class,
              StockAlert.class,
              StockLevels.class,
              StockQueries.class)
          .dataSource(memory())
          .setting("stock.espresso", "10")
          .setting("alert-at", "3");

  private static SQLiteDataSource memory() {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite::memory:");
    return database;
  }

  private static EventBuilder<?, ?> order(String id, String article, int quantity) {
    return Events.unknown(OrderPlaced.TYPE)
        .id(id)
        .data("order_id", "order-" + id)
        .data("article", article)
        .data("quantity", quantity);
  }

  @Test
  void lastButAFew_areToldOnce() throws Exception {
    try (HandlerResult result =
        run.events(
                order("1", "espresso", 4).build(),
                order("2", "espresso", 3).build(),
                order("3", "espresso", 1).build())
            .run()
            .requireHandled()) {
      assertThat(result.published()).hasSize(1);
      assertThat(result.published().get(0).eventType()).isEqualTo(StockAlert.LOW);
      assertThat(result.published().get(0).causeEventId()).isEqualTo("2");
      assertThat(result.published().get(0).data().intValue("left")).hasValue(3);
      assertThat(articles(result))
          .isEqualTo(
              List.of(
                  Map.of(
                      "article",
                      "espresso",
                      "sold",
                      8L,
                      "left",
                      Optional.of(2L),
                      "low",
                      Optional.of(true))));
    }
  }

  @Test
  void faultsAndReplays_countEachOrderOnce() throws Exception {
    try (HandlerResult result =
        run.events(
                order("1", "espresso", 4).build(),
                order("2", "espresso", 3).build(),
                order("3", "tea", 5).build())
            .deliverTwice()
            .failAt(1, 4)
            .crashBeforeCommit(2)
            .run()
            .requireHandled()) {
      assertThat(result.published()).hasSize(1);
      assertThat(articles(result))
          .extracting(row -> row.get("article") + " " + row.get("sold"))
          .containsExactly("espresso 7", "tea 5");
    }
  }

  @Test
  void articleThatIsNotWatched_isOnlyCounted() throws Exception {
    try (HandlerResult result = run.events(order("1", "tea", 99).build()).run().requireHandled()) {
      assertThat(result.published()).isEmpty();
      assertThat(articles(result).get(0).get("left")).isEqualTo(Optional.empty());
    }
  }

  @Test
  void orderWithoutQuantity_isUnreadable() {
    assertThatThrownBy(
            () ->
                run.events(
                        Events.unknown(OrderPlaced.TYPE)
                            .data("order_id", "1")
                            .data("article", "tea")
                            .build())
                    .run())
        .isInstanceOf(UnreadableEventException.class)
        .hasMessageContaining("quantity");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> articles(HandlerResult result) throws Exception {
    return (List<Map<String, Object>>)
        result
            .bean(StockQueries.class)
            .answer(new Query("stock", Map.of(), Map.of()))
            .body()
            .get("articles");
  }
}

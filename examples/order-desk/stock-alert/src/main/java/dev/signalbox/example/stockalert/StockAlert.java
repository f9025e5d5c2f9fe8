package dev.signalbox.example.stockalert;

import dev.signalbox.api.spi.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes {@code stockalert.article.low} when an order takes the last but a few of an article.
 */
@ApplicationScoped
class StockAlert {

  static final String LOW = "stockalert.article.low";

  private static final Logger LOG = LoggerFactory.getLogger(StockAlert.class);

  @Inject Sales sales;
  @Inject StockLevels levels;
  @Inject Delivery delivery;

  void on(@Observes OrderPlaced order) throws SQLException {
    if (!sales.add(order)) {
      return;
    }
    Optional<Integer> stock = levels.of(order.article());
    if (stock.isPresent()) {
      long left = stock.get() - sales.all().get(order.article());
      long before = left + order.quantity();
      if (left <= levels.alertAt() && before > levels.alertAt()) {
        delivery.publish(LOW, Map.of("article", order.article(), "left", Math.max(0, left)));
        LOG.warn("STOCK-1 only {} of {} left", Math.max(0, left), order.article());
      }
    }
  }
}

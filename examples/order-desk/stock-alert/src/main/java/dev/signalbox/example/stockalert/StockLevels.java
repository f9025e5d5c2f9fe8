package dev.signalbox.example.stockalert;

import dev.signalbox.api.spi.HandlerSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How many there are, from {@code conf/handlers/stock-alert.properties}: a line {@code
 * stock.espresso=10} for each article, and {@code alert-at=3}. A change needs no restart.
 */
@ApplicationScoped
class StockLevels {

  private static final int MOST = 1_000_000;

  @Inject HandlerSettings settings;

  /** How many of an article there were at first; empty for one that is not watched. */
  Optional<Integer> of(String article) {
    String key = "stock." + article;
    return settings.text(key).map(text -> settings.integer(key, 0, 0, MOST));
  }

  /** From how many on it is told. */
  int alertAt() {
    return settings.integer("alert-at", 3, 0, MOST);
  }
}

package dev.signalbox.example.stockalert;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code GET /signalbox/api/stock}: what was sold, and what is left of it. */
@ApplicationScoped
class StockQueries implements QueryEndpoint {

  @Inject Sales sales;
  @Inject StockLevels levels;

  @Override
  public Collection<String> paths() {
    return List.of("stock");
  }

  @Override
  public QueryResult answer(Query query) throws SQLException {
    List<Map<String, Object>> articles = new ArrayList<>();
    sales
        .all()
        .forEach(
            (article, sold) -> {
              Optional<Long> left = levels.of(article).map(stock -> Math.max(0, stock - sold));
              Map<String, Object> row = new LinkedHashMap<>();
              row.put("article", article);
              row.put("sold", sold);
              row.put("left", left);
              row.put("low", left.map(n -> n <= levels.alertAt()));
              articles.add(row);
            });
    return QueryResult.ok(Map.of("articles", articles));
  }
}

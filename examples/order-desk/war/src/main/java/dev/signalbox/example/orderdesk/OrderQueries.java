package dev.signalbox.example.orderdesk;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /signalbox/api/orders?limit=}: the newest orders, and how far their answers are. */
@ApplicationScoped
public class OrderQueries implements QueryEndpoint {

  @Inject private Orders orders;

  @Override
  public Collection<String> paths() {
    return List.of("orders");
  }

  @Override
  public QueryResult answer(Query query) {
    return QueryResult.ok(
        Map.of(
            "orders",
            orders.newest(query.intParameter("limit", 20, 1, 200)).stream()
                .map(this::row)
                .toList()));
  }

  private Map<String, Object> row(PlacedOrder order) {
    Answer answer = orders.answer(order);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("number", order.number());
    row.put("article", order.article());
    row.put("quantity", order.quantity());
    row.put("placed_at", order.placedAt());
    row.put("answer", answer.state().name());
    row.put("attempts", answer.attempts());
    row.put("outcome", answer.outcome());
    return row;
  }
}

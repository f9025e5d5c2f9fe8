package dev.signalbox.example.poll.internal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** {@code GET /signalbox/api/polls/{messageId}}: how many votes each option has. */
@ApplicationScoped
class PollQueries implements QueryEndpoint {

  @Inject DataSource database;

  @Override
  public Collection<String> paths() {
    return List.of("polls/{messageId}");
  }

  @Override
  public QueryResult answer(Query query) throws SQLException {
    String messageId = query.pathParameter("messageId");
    List<Map<String, Object>> options = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "SELECT o.option_id, o.text, COALESCE(SUM(v.voted), 0) FROM poll_option o"
                    + " LEFT JOIN poll_vote v ON v.message_id = o.message_id AND v.option_id = o.option_id"
                    + " WHERE o.message_id = ? GROUP BY o.option_id, o.text ORDER BY 3 DESC, 1")) {
      statement.setString(1, messageId);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          options.add(option(rows));
        }
      }
    }
    return options.isEmpty()
        ? QueryResult.notFound("no poll " + messageId)
        : QueryResult.ok(Map.of("message_id", messageId, "options", options));
  }

  private static Map<String, Object> option(ResultSet rows) throws SQLException {
    Map<String, Object> option = new LinkedHashMap<>();
    option.put("option_id", rows.getString(1));
    option.put("text", Optional.ofNullable(rows.getString(2)));
    option.put("votes", rows.getLong(3));
    return option;
  }
}

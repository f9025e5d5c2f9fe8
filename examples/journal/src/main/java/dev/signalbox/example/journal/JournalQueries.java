package dev.signalbox.example.journal;

import dev.signalbox.api.spi.Query;
import dev.signalbox.api.spi.QueryEndpoint;
import dev.signalbox.api.spi.QueryResult;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** {@code GET /signalbox/api/journal}: how many events of each type there were. */
@ApplicationScoped
class JournalQueries implements QueryEndpoint {

  @Inject DataSource database;

  @Override
  public Collection<String> paths() {
    return List.of("journal");
  }

  @Override
  public QueryResult answer(Query query) throws SQLException {
    Map<String, Long> types = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT event_type, COUNT(*) FROM journal GROUP BY event_type ORDER BY event_type")) {
      while (rows.next()) {
        types.put(rows.getString(1), rows.getLong(2));
      }
    }
    return QueryResult.ok(Map.of("types", types));
  }
}

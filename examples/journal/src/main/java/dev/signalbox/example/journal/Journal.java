package dev.signalbox.example.journal;

import dev.signalbox.api.LinqEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Notes every event once: the row and the handler's position in the inbox are one commit. */
@ApplicationScoped
class Journal {

  @Inject DataSource database;

  /** Not at the first event: there the table would be gone again when handling it fails. */
  void createTable(@Observes Startup event) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS journal (event_id VARCHAR(200) PRIMARY KEY, event_type VARCHAR(200) NOT NULL)");
    } catch (SQLException e) {
      throw new IllegalStateException("the journal's table could not be made", e);
    }
  }

  void on(@Observes LinqEvent event) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO journal (event_id, event_type) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
      insert.setString(1, event.envelope().eventId());
      insert.setString(2, event.envelope().eventType());
      insert.executeUpdate();
    }
  }
}

package dev.signalbox.it.handler;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.message.TextPart;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Writes down in PostgreSQL what it saw, in the order it saw it; nothing there would refuse a
 * second row for the same event. Packed into a bundle by the tests.
 */
@ApplicationScoped
public class SharedRecorder {

  @Inject DataSource database;

  @PostConstruct
  void createTable() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS seen (place bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " event_id TEXT, chat TEXT, number INTEGER)");
    } catch (SQLException e) {
      throw new IllegalStateException("the table could not be made", e);
    }
  }

  void on(@Observes MessageReceived event) throws SQLException {
    String text = ((TextPart) event.parts().get(0)).value();
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO seen (event_id, chat, number) VALUES (?, ?, ?)")) {
      insert.setString(1, event.envelope().eventId());
      insert.setString(2, event.orderKey().orElseThrow());
      insert.setInt(3, Integer.parseInt(text));
      insert.executeUpdate();
    }
  }
}

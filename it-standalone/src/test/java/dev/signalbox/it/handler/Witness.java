package dev.signalbox.it.handler;

import dev.signalbox.api.Envelope;
import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Writes down every event it sees. */
@ApplicationScoped
public class Witness {

  @Inject DataSource database;
  @Inject Delivery delivery;

  @PostConstruct
  void createTable() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS seen (place INTEGER PRIMARY KEY AUTOINCREMENT, event_id TEXT,"
              + " type TEXT, record TEXT, chat TEXT, attempt INTEGER, replay INTEGER,"
              + " cause TEXT)");
    } catch (SQLException e) {
      throw new IllegalStateException("the table could not be made", e);
    }
  }

  void on(@Observes LinqEvent event, Envelope envelope) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO seen (event_id, type, record, chat, attempt, replay, cause)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setString(1, envelope.eventId());
      insert.setString(2, event.envelope().eventType());
      insert.setString(3, event.getClass().getSimpleName());
      insert.setString(4, event.orderKey().orElse(""));
      insert.setInt(5, delivery.attempt());
      insert.setBoolean(6, delivery.replay());
      insert.setString(7, envelope.cause().map(cause -> cause.eventId()).orElse(""));
      insert.executeUpdate();
    }
  }
}

package dev.signalbox.it.server.app;

import dev.signalbox.api.message.MessageReceived;
import dev.signalbox.api.spi.Delivery;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Where a server has a data source, but neither JPA nor transactions: the same by plain JDBC. */
@ApplicationScoped
public class JdbcOrders implements OrderBook {

  @Inject private Delivery delivery;
  @Inject private Notes notes;

  @PostConstruct
  void createTable() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists order_row (event_id varchar(100))");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void on(@Observes MessageReceived event) throws SQLException {
    try (Connection connection = connect()) {
      connection.setAutoCommit(false);
      try {
        write(connection, event);
        connection.commit();
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private void write(Connection connection, MessageReceived event) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("insert into order_row values (?)")) {
      insert.setString(1, event.envelope().eventId());
      insert.executeUpdate();
    }
    notes.add("persisted", event.envelope().eventId(), Integer.toString(delivery.attempt()));
    if (Texts.of(event).equals("rolls back") && delivery.attempt() == 1) {
      throw new IllegalStateException("the first attempt is to be rolled back");
    }
  }

  @Override
  public long count(String eventId) {
    try (Connection connection = connect();
        PreparedStatement query =
            connection.prepareStatement("select count(*) from order_row where event_id = ?")) {
      query.setString(1, eventId);
      try (ResultSet rows = query.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connection connect() throws SQLException {
    try {
      return InitialContext.<DataSource>doLookup(notes.setting("source")).getConnection();
    } catch (NamingException e) {
      throw new SQLException("the server has no data source under that name", e);
    }
  }
}

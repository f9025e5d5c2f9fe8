package dev.signalbox.example.stockalert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

/** What was sold, in the handler's own table. SQL that SQLite and PostgreSQL both take. */
@ApplicationScoped
class Sales {

  @Inject DataSource database;

  void create(@Observes Startup event) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS sale (order_id VARCHAR(200) PRIMARY KEY,"
              + " article VARCHAR(200) NOT NULL, quantity INTEGER NOT NULL)");
    }
  }

  /** Notes a sale once, however often it is told; whether it was news. */
  boolean add(OrderPlaced order) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO sale (order_id, article, quantity) VALUES (?, ?, ?)"
                    + " ON CONFLICT DO NOTHING")) {
      insert.setString(1, order.orderId());
      insert.setString(2, order.article());
      insert.setInt(3, order.quantity());
      return insert.executeUpdate() == 1;
    }
  }

  /** How many of each article were sold. */
  Map<String, Long> all() throws SQLException {
    Map<String, Long> sold = new LinkedHashMap<>();
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT article, SUM(quantity) FROM sale GROUP BY article ORDER BY article")) {
      while (rows.next()) {
        sold.put(rows.getString(1), rows.getLong(2));
      }
    }
    return sold;
  }
}

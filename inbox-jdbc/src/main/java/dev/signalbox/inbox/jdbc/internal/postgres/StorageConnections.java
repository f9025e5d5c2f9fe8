package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** A handler's connections to its schema, outside of a delivery. */
final class StorageConnections implements HandlerDataSource.OrdinaryConnections {

  /** The driver's own number: a statement is prepared at the server when it is used so often. */
  private static final int PREPARE = 5;

  private final Database database;
  private final String storage;
  private final TableMaking tables;

  StorageConnections(Database database, String storage) {
    this.database = database;
    this.storage = storage;
    this.tables = new TableMaking(storage, database.busyTimeout());
  }

  @Override
  public Connection take() throws SQLException {
    Connection connection = database.connection();
    try {
      connection.setSchema(storage);
      // The connections are shared: the same text may be a statement on other tables in the next
      // schema. A driver that cannot be reached forgets its statements with the schema.
      prepareAfter(connection, 0);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void using(Connection connection, String sql) throws SQLException {
    tables.before(connection, sql);
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      try (Statement statement = connection.createStatement()) {
        OpenTransaction.end(connection, statement);
      }
      tables.after(connection);
      prepareAfter(connection, PREPARE);
    }
  }

  private static void prepareAfter(Connection connection, int uses) throws SQLException {
    Optional<DriverConnection> driver = DriverConnection.of(connection);
    if (driver.isPresent()) {
      driver.get().prepareThreshold(uses);
    }
  }
}

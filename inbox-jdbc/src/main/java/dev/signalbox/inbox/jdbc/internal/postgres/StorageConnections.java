package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A handler's connections to its schema, outside of a delivery. */
final class StorageConnections implements HandlerDataSource.OrdinaryConnections {

  /** The driver's own number: a statement is prepared at the server when it is used so often. */
  private static final int PREPARE = 5;

  private final Database database;
  private final String storage;

  StorageConnections(Database database, String storage) {
    this.database = database;
    this.storage = storage;
  }

  @Override
  public Connection take() throws SQLException {
    Connection connection = database.connection();
    try {
      connection.setSchema(storage);
      // The pool is shared: the same text may be a statement on other tables in the next schema.
      connection.unwrap(PGConnection.class).setPrepareThreshold(0);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    try (connection) {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      BaseConnection driver = connection.unwrap(BaseConnection.class);
      if (driver.getTransactionState() != TransactionState.IDLE) {
        // One was begun by the statement BEGIN and left open.
        try (Statement statement = connection.createStatement()) {
          statement.execute("ROLLBACK");
        }
      }
      driver.setPrepareThreshold(PREPARE);
    }
  }
}

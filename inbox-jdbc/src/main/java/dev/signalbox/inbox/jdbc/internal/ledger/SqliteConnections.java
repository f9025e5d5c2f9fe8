package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionPool;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A handler's connections to its file, outside of a delivery. */
final class SqliteConnections implements HandlerDataSource.OrdinaryConnections {

  private final ConnectionPool pool;

  SqliteConnections(ConnectionPool pool) {
    this.pool = pool;
  }

  @Override
  public Connection take() throws SQLException {
    return pool.take();
  }

  @Override
  public void giveBack(Connection connection) throws SQLException {
    boolean sound = false;
    try {
      endTransaction(connection);
      sound = true;
    } finally {
      pool.give(connection, sound);
    }
  }

  /** A transaction left open would hold the lock for ever. */
  private static void endTransaction(Connection connection) throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    try (Statement statement = connection.createStatement()) {
      beginUnlessBegun(statement);
      statement.execute("ROLLBACK");
    }
  }

  private static void beginUnlessBegun(Statement statement) {
    try {
      statement.execute("BEGIN");
    } catch (SQLException begunByStatement) {
      // One was begun by the statement BEGIN and left open; it is rolled back next.
      return;
    }
  }
}

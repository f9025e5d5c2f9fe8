package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionPool;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What a handler gets its connections from. */
final class HandlerDataSource implements DataSource {

  private final ConnectionPool pool;
  private final Supplier<Optional<SqliteLedgerTransaction>> transaction;

  /**
   * For one handler.
   *
   * @param pool connections for use outside of a delivery
   * @param transaction the one the calling thread has begun
   */
  HandlerDataSource(ConnectionPool pool, Supplier<Optional<SqliteLedgerTransaction>> transaction) {
    this.pool = pool;
    this.transaction = transaction;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Optional<SqliteLedgerTransaction> current = transaction.get();
    return current.isPresent() ? current.get().lend() : ordinary();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "a handler's database has no users; call getConnection() without any");
  }

  /** There is no log writer; the driver logs by SLF4J. */
  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("a handler's database has no log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "how long a connection is waited for is a setting of the inbox");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("a handler's database logs by SLF4J");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("a handler's data source wraps no " + type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private Connection ordinary() throws SQLException {
    Connection connection = pool.take();
    return new Lease(connection, new OrdinaryRules(), this::giveBack).proxy();
  }

  private void giveBack(Connection connection) throws SQLException {
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

package dev.signalbox.inbox.jdbc.internal.ledger;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** What a handler gets its connections from. */
public final class HandlerDataSource implements DataSource {

  private final OrdinaryConnections ordinary;
  private final Supplier<Optional<? extends Lender>> transaction;

  /** A transaction that lends its connection. */
  @FunctionalInterface
  public interface Lender {
    /** A connection that is part of the transaction. */
    Connection lend() throws SQLException;
  }

  /** Connections for use outside of a delivery. */
  public interface OrdinaryConnections {
    /** One, in auto-commit mode. */
    Connection take() throws SQLException;

    /**
     * Told of each statement before it is made or run on a connection that is out.
     *
     * @param sql its text
     */
    default void using(Connection connection, String sql) throws SQLException {}

    /** Takes it back, and ends a transaction that was left open. */
    void giveBack(Connection connection) throws SQLException;
  }

  /**
   * For one handler.
   *
   * @param ordinary connections for use outside of a delivery
   * @param transaction the one the calling thread has begun
   */
  public HandlerDataSource(
      OrdinaryConnections ordinary, Supplier<Optional<? extends Lender>> transaction) {
    this.ordinary = ordinary;
    this.transaction = transaction;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Optional<? extends Lender> current = transaction.get();
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
    Connection connection = ordinary.take();
    return new Lease(
            connection,
            new OrdinaryRules(sql -> ordinary.using(connection, sql)),
            ordinary::giveBack)
        .proxy();
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** A data source that does nothing but give connections. */
final class SimpleDataSource implements DataSource {

  private final Giver giver;
  private final String name;

  /** Makes connections. */
  @FunctionalInterface
  interface Giver {
    /** One more. */
    Connection give() throws SQLException;
  }

  /**
   * Of a giver.
   *
   * @param name for messages
   */
  SimpleDataSource(Giver giver, String name) {
    this.giver = giver;
    this.name = name;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return giver.give();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw unsupported("other users");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw unsupported("a log writer");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw unsupported("a login timeout");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw unsupported("a logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw unsupported(type.getName());
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  private SQLFeatureNotSupportedException unsupported(String what) {
    return new SQLFeatureNotSupportedException(name + " has no " + what);
  }
}

package dev.signalbox.extender.internal;

import dev.signalbox.api.spi.HandlerStorage;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A handler's data source, for as long as its container lives: each call goes to the storage that
 * is there at that moment.
 */
final class StorageDataSource implements DataSource {

  private final String handler;
  private final Supplier<Optional<HandlerStorage>> storage;

  StorageDataSource(String handler, Supplier<Optional<HandlerStorage>> storage) {
    this.handler = handler;
    this.storage = storage;
  }

  private DataSource current() throws SQLException {
    return storage
        .get()
        .orElseThrow(
            () ->
                new SQLTransientConnectionException(
                    "expected a HandlerStorage service for handler '"
                        + handler
                        + "', found none; start the bundle of the inbox again"))
        .dataSource(handler);
  }

  @Override
  public Connection getConnection() throws SQLException {
    return current().getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    return current().getConnection(username, password);
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return current().getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    current().setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    current().setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return current().getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("the data source of a handler has no logger");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return type.isInstance(this) ? type.cast(this) : current().unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return type.isInstance(this) || current().isWrapperFor(type);
  }

  @Override
  public String toString() {
    return "data source of handler " + handler;
  }
}

package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something done with a connection.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
public interface SqlWork<T> {

  /** Does it; the connection is only lent. */
  T with(Connection connection) throws SQLException;
}

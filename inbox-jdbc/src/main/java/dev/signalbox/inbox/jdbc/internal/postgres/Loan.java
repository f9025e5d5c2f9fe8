package dev.signalbox.inbox.jdbc.internal.postgres;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that belongs to somebody's pool, while it is ours. Closing it rolls back what is
 * open, gives locks and notifications up, sets everything that was set back, and returns it; where
 * that fails it is destroyed, so that nobody gets it as it is.
 */
final class Loan implements InvocationHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Loan.class);
  private static final String JOINED = "25001";

  private final Connection connection;
  private final String searchPath;
  private final Map<String, String> settings;
  private final int networkTimeout;
  private final AtomicBoolean returned = new AtomicBoolean();

  private Loan(
      Connection connection, String searchPath, Map<String, String> settings, int networkTimeout) {
    this.connection = connection;
    this.searchPath = searchPath;
    this.settings = settings;
    this.networkTimeout = networkTimeout;
  }

  /**
   * Makes a connection ours; one that cannot be is to be destroyed.
   *
   * @param name of the data source, for messages
   * @throws SQLException also when it takes part in a transaction of the server
   */
  static Connection of(
      Connection taken, String name, String initSql, String application, Duration answer)
      throws SQLException {
    refuseJoined(taken, name);
    try (Statement statement = taken.createStatement()) {
      int timeout = networkTimeout(taken, answer);
      Loan loan = new Loan(taken, Database.show(taken, "search_path"), session(statement), timeout);
      statement.execute(initSql + "; SET application_name = '" + application + "'");
      if (OpenTransaction.isThere(taken, statement)) {
        // Some servers join only with the first statement.
        throw joined(name, null);
      }
      return (Connection)
          Proxy.newProxyInstance(
              Loan.class.getClassLoader(), new Class<?>[] {Connection.class}, loan);
    }
  }

  private static void refuseJoined(Connection taken, String name) throws SQLException {
    if (taken.getAutoCommit()) {
      return;
    }
    try {
      taken.setAutoCommit(true);
    } catch (SQLException e) {
      throw joined(name, e);
    }
  }

  private static SQLException joined(String name, SQLException cause) {
    return new SQLException(
        "the data source "
            + name
            + " takes part in the transaction (JTA) that the server has begun on this thread, so"
            + " that Signalbox could not commit by itself; define it with jta=\"false\" (WildFly)"
            + " or transactional=\"false\" (Open Liberty)",
        JOINED,
        cause);
  }

  /** What the pool has set in this session since it was begun. */
  private static Map<String, String> session(Statement statement) throws SQLException {
    Map<String, String> found = new LinkedHashMap<>();
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT name, setting FROM pg_settings"
                + " WHERE source = 'session' AND name <> 'search_path'")) {
      while (rows.next()) {
        found.put(rows.getString(1), rows.getString(2));
      }
    }
    return found;
  }

  /** Says what it was, -1 where the server does not let it be set; then the data source has to. */
  private static int networkTimeout(Connection taken, Duration answer) throws SQLException {
    try {
      int before = taken.getNetworkTimeout();
      taken.setNetworkTimeout(Runnable::run, (int) answer.toMillis());
      return before;
    } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
      return -1;
    }
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    return switch (method.getName()) {
      case "equals" -> proxy == args[0];
      case "hashCode" -> System.identityHashCode(proxy);
      case "toString" -> "borrowed " + connection;
      case "close" -> giveBack();
      case "isClosed" -> returned.get() || connection.isClosed();
      default -> call(method, args);
    };
  }

  private Object call(Method method, Object[] args) throws Throwable {
    if (returned.get()) {
      throw new SQLException("this connection was given back", "08003");
    }
    try {
      return method.invoke(connection, args);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private Object giveBack() throws SQLException {
    if (!returned.compareAndSet(false, true)) {
      return null;
    }
    try {
      clean();
    } catch (SQLException | RuntimeException e) {
      LOG.debug("SBX-3151 a borrowed connection is destroyed, since it cannot be cleaned", e);
      destroy(connection);
      return null;
    }
    connection.close();
    return null;
  }

  private void clean() throws SQLException {
    if (!connection.getAutoCommit()) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    try (Statement statement = connection.createStatement()) {
      OpenTransaction.end(connection, statement);
      statement.execute(
          "UNLISTEN *; SELECT pg_advisory_unlock_all(); RESET ALL; SET search_path TO "
              + (searchPath.isEmpty() ? "''" : searchPath));
    }
    if (!settings.isEmpty()) {
      setAgain();
    }
    if (networkTimeout >= 0) {
      connection.setNetworkTimeout(Runnable::run, networkTimeout);
    }
  }

  private void setAgain() throws SQLException {
    String sql = "SELECT " + "set_config(?, ?, false), ".repeat(settings.size());
    try (PreparedStatement statement =
        connection.prepareStatement(sql.substring(0, sql.length() - 2))) {
      int place = 1;
      for (Map.Entry<String, String> setting : settings.entrySet()) {
        statement.setString(place++, setting.getKey());
        statement.setString(place++, setting.getValue());
      }
      statement.execute();
    }
  }

  /** Its pool is not to hand it out again. */
  static void destroy(Connection connection) {
    try (connection) {
      connection.abort(Runnable::run);
    } catch (SQLException | RuntimeException | AbstractMethodError e) {
      LOG.debug("SBX-3152 a borrowed connection could not be destroyed", e);
    }
  }
}

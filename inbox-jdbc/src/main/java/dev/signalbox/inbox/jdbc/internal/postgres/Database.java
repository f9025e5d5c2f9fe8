package dev.signalbox.inbox.jdbc.internal.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** The connections of one node to its database: a pool, and some that are not shared. */
final class Database implements AutoCloseable {

  /** How long an answer may take; a cut cable is told by nothing else. */
  static final Duration ANSWER = Duration.ofSeconds(60);

  private static final Duration WAIT_FOR_CONNECTION = Duration.ofSeconds(3);

  /** A commit is on the disk of the server, and of a synchronous standby, before it returns. */
  private static final String SYNC = "SET synchronous_commit = on";

  private static final Set<String> SYNCED = Set.of("on", "remote_apply");

  private final Address address;
  private final Duration busyTimeout;
  private final HikariDataSource pool;

  /** No connection is open yet. */
  Database(Address address, Duration busyTimeout, int maxConnections) {
    this.address = address;
    this.busyTimeout = busyTimeout;
    HikariConfig config = new HikariConfig();
    config.setPoolName("signalbox-inbox");
    config.setDataSource(address.source("signalbox", ANSWER));
    config.setMaximumPoolSize(maxConnections);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(WAIT_FOR_CONNECTION.toMillis());
    config.setValidationTimeout(WAIT_FOR_CONNECTION.toMillis() - 500);
    config.setInitializationFailTimeout(-1);
    config.setConnectionInitSql(initSql());
    this.pool = new HikariDataSource(config);
  }

  private String initSql() {
    return SYNC + "; SET lock_timeout = " + busyTimeout.toMillis();
  }

  /** The schema with the log. */
  String schema() {
    return address.schema();
  }

  /** Server and database, for messages. */
  String where() {
    return address.where();
  }

  /** How long a statement waits for a lock. */
  Duration busyTimeout() {
    return busyTimeout;
  }

  /** The pool, for what needs a data source. */
  DataSource pool() {
    return pool;
  }

  /** One of the pool's connections, in auto-commit mode; the caller closes it. */
  Connection connection() throws SQLException {
    return pool.getConnection();
  }

  /**
   * A connection outside of the pool; the caller closes it.
   *
   * @param application what the server's list of sessions shows
   * @param answer how long an answer may take
   */
  Connection open(String application, Duration answer) throws SQLException {
    Connection connection = address.source(application, answer).getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(initSql());
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Does something with a connection, in auto-commit mode.
   *
   * @param what for messages, for example {@code reading events}
   */
  <T> T with(String what, SqlWork<T> work) {
    try (Connection connection = connection()) {
      return work.with(connection);
    } catch (SQLException e) {
      throw failed(what, e);
    }
  }

  /** Does something in one transaction. */
  <T> T inTransaction(String what, SqlWork<T> work) {
    return with(
        what,
        connection -> {
          connection.setAutoCommit(false);
          T result = work.with(connection);
          connection.commit();
          return result;
        });
  }

  /** Reads with several statements that all see the same moment. */
  <T> T readTogether(String what, SqlWork<T> work) {
    return inTransaction(
        what,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
          }
          return work.with(connection);
        });
  }

  /**
   * Makes sure that a commit of this connection is one.
   *
   * @throws InboxException when something on the way to the server has changed what is set
   */
  void verifySync(Connection connection) throws SQLException {
    String found = show(connection, "synchronous_commit");
    if (!SYNCED.contains(found)) {
      throw new InboxException(
          "expected synchronous_commit = on at "
              + where()
              + ", found "
              + found
              + " although it was set; look for a proxy between that shares connections");
    }
  }

  /** A setting of the server. */
  static String show(Connection connection, String setting) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW " + setting)) {
      row.next();
      return row.getString(1);
    }
  }

  /** The database was away: connections that nobody uses now are not used again. */
  void renew() {
    HikariPoolMXBean handle = pool.getHikariPoolMXBean();
    if (handle != null) {
      handle.softEvictConnections();
    }
  }

  /** The failure as the contract knows it. */
  InboxException failed(String what, SQLException e) {
    return Failures.failed(what, where(), e);
  }

  @Override
  public void close() {
    pool.close();
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/** The connections of one node to its database: some that are shared, and some that are kept. */
final class Database implements AutoCloseable {

  /** How long an answer may take; a cut cable is told by nothing else. */
  static final Duration ANSWER = Duration.ofSeconds(60);

  private static final Set<String> SYNCED = Set.of("on", "remote_apply");

  private final Sessions sessions;
  private final Duration busyTimeout;

  /** Takes the sessions over. */
  Database(Sessions sessions, Duration busyTimeout) {
    this.sessions = sessions;
    this.busyTimeout = busyTimeout;
  }

  /** The schema with the log. */
  String schema() {
    return sessions.schema();
  }

  /** Server and database, for messages. */
  String where() {
    return sessions.where();
  }

  /** How long a statement waits for a lock. */
  Duration busyTimeout() {
    return busyTimeout;
  }

  /** The shared ones, for what needs a data source. */
  DataSource pool() {
    return sessions.shared();
  }

  /** One of the shared connections, in auto-commit mode; the caller closes it. */
  Connection connection() throws SQLException {
    return sessions.shared().getConnection();
  }

  /**
   * A connection that is kept; the caller closes it.
   *
   * @param application what the server's list of sessions shows
   * @param answer how long an answer may take
   */
  Connection open(String application, Duration answer) throws SQLException {
    return sessions.open(application, answer);
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
    sessions.renew();
  }

  /** The failure as the contract knows it. */
  InboxException failed(String what, SQLException e) {
    return Failures.failed(what, where(), e);
  }

  @Override
  public void close() {
    sessions.close();
  }
}

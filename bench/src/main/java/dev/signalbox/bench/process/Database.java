package dev.signalbox.bench.process;

import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;

/** A real PostgreSQL with one database, synced on each commit, as one that has been in use. */
public final class Database implements AutoCloseable {

  /** A server's own defaults, as the other programs are left on theirs. */
  private static final List<String> DEFAULTS = List.of();

  /** More than a server on its defaults writes before it uses its log files again, in MB. */
  private static final int LOG_OF_A_SERVER_IN_USE = 1100;

  private final PostgresServer server;
  private final String url;
  private final long pid;

  private Database(PostgresServer server, String url) {
    this.server = server;
    this.url = url;
    this.pid = serverOf(url);
  }

  /** Each connection is served by a child of the server, for as long as it is open. */
  private static long serverOf(String url) {
    try (Connection connection = PostgresServer.connect(url)) {
      return ProcessHandle.of(number(connection, "SELECT pg_backend_pid()"))
          .flatMap(ProcessHandle::parent)
          .map(ProcessHandle::pid)
          .orElseThrow(() -> new IllegalStateException("the server's process is not to be found"));
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  /**
   * Starts a server that has all the files of its log. A new one makes them while they are needed,
   * fills them with zeros and syncs them, and everybody waits meanwhile; one that has been through
   * a few checkpoints under load takes those that it has.
   */
  public static Database start() {
    PostgresServer server = PostgresServer.start(DEFAULTS);
    // Otherwise a checkpoint in the middle would have it use the same files for the rest.
    server.execute("ALTER SYSTEM SET max_wal_size = '" + 4 * LOG_OF_A_SERVER_IN_USE + "MB'");
    server.execute("SELECT pg_reload_conf()");
    server.execute(
        "SELECT count(pg_logical_emit_message(false, 'bench', repeat('x', 1000000)))"
            + " FROM generate_series(1, "
            + LOG_OF_A_SERVER_IN_USE
            + ")");
    server.execute("ALTER SYSTEM RESET max_wal_size");
    server.execute("SELECT pg_reload_conf()");
    server.execute("CHECKPOINT");
    return new Database(server, server.newDatabase());
  }

  /** For JDBC, with the user in it. */
  public String url() {
    return url;
  }

  /** For other clients: {@code postgresql://user@host:port/database}. */
  public String uri() {
    return url.replaceFirst("jdbc:postgresql://([^?]*)[?]user=(.*)", "postgresql://$2@$1");
  }

  /** The server's first process. */
  public long pid() {
    return pid;
  }

  /** How often the write-ahead log was synced. */
  public long syncs() {
    try (Connection connection = PostgresServer.connect(url)) {
      return number(connection, "SELECT wal_sync FROM pg_stat_wal");
    } catch (SQLException e) {
      throw new IllegalStateException("the database does not answer", e);
    }
  }

  private static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** All texts of one column. */
  public void texts(String sql, Consumer<String> each) {
    try (Connection connection = PostgresServer.connect(url)) {
      connection.setAutoCommit(false);
      try (Statement statement = connection.createStatement()) {
        statement.setFetchSize(10_000);
        try (ResultSet rows = statement.executeQuery(sql)) {
          while (rows.next()) {
            each.accept(rows.getString(1));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql + " failed", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}

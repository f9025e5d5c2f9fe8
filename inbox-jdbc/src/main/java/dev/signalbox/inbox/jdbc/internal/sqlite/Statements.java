package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Prepares each statement of one writing connection once, and begins and ends its transactions. For
 * one thread at a time.
 *
 * <p>The driver's own transaction handling begins the next transaction within the commit of the
 * last one, which would hold the write lock while idle; so transactions are begun and ended by
 * statement, with the driver in auto-commit mode.
 */
public final class Statements implements AutoCloseable {

  private final Connection connection;
  private final Map<String, PreparedStatement> prepared = new HashMap<>();
  private final StatementShelf shelf = new StatementShelf();

  /** Takes over the connection. */
  public Statements(Connection connection) {
    this.connection = connection;
  }

  /** The connection beneath. */
  public Connection connection() {
    return connection;
  }

  /** Statements of others on this connection that nobody uses just now. */
  public StatementShelf shelf() {
    return shelf;
  }

  /** The statement, ready for new parameters. Not to be closed. */
  public PreparedStatement get(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      known = connection.prepareStatement(sql);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Runs a statement without parameters or result. */
  public void run(String sql) throws SQLException {
    get(sql).execute();
  }

  /** Begins a transaction that holds the write lock from the start. */
  public void begin() throws SQLException {
    run("BEGIN IMMEDIATE");
  }

  /** Commits. */
  public void commit() throws SQLException {
    run("COMMIT");
  }

  /** Rolls everything back. */
  public void rollback() throws SQLException {
    run("ROLLBACK");
  }

  /** Closes the connection and its statements; a transaction under way is rolled back. */
  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionPool;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.GeneratedKeys;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The connections of a ledger that take no part in its transaction. */
final class LedgerConnections implements AutoCloseable {

  private static final int OPEN = 8;
  private static final int KEPT = 1;

  private final SqliteFile file;
  private final ConnectionPool readers;
  private final ConnectionPool forHandlers;

  /** None is open yet. */
  LedgerConnections(SqliteFile file) {
    this.file = file;
    this.readers =
        new ConnectionPool(
            file::openForReading,
            "reading connections of " + file.path(),
            OPEN,
            KEPT,
            file.busyTimeout());
    this.forHandlers =
        new ConnectionPool(
            () -> forHandler(file),
            "connections to " + file.path(),
            OPEN,
            KEPT,
            file.busyTimeout());
  }

  private static Connection forHandler(SqliteFile file) throws SQLException {
    Connection connection = file.openForWriting();
    GeneratedKeys.ask(connection, true);
    return connection;
  }

  /**
   * A reading of a ledger.
   *
   * @param <T> what comes out
   */
  @FunctionalInterface
  interface Reading<T> {
    /** Reads. */
    T from(LedgerReader reader) throws SQLException;
  }

  /** What handlers use outside of a delivery. */
  ConnectionPool forHandlers() {
    return forHandlers;
  }

  /**
   * Reads with one statement.
   *
   * @param what for messages
   */
  <T> T read(String what, Reading<T> reading) {
    try {
      return readers.with(connection -> reading.from(new LedgerReader(connection)));
    } catch (SQLException e) {
      throw Failures.failed(what, file.path(), e);
    }
  }

  /** Reads with several statements that all see the same moment. */
  <T> T readTogether(String what, Reading<T> reading) {
    try {
      return readers.with(connection -> inTransaction(connection, reading));
    } catch (SQLException e) {
      throw Failures.failed(what, file.path(), e);
    }
  }

  @Override
  public void close() throws SQLException {
    readers.close();
    forHandlers.close();
  }

  private static <T> T inTransaction(Connection connection, Reading<T> reading)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
      T result = reading.from(new LedgerReader(connection));
      statement.execute("COMMIT");
      return result;
    }
  }
}

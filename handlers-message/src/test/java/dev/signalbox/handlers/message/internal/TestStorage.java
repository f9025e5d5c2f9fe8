package dev.signalbox.handlers.message.internal;

import dev.signalbox.testing.postgres.HandlerDatabases;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Handler storage as the platform gives it: within a delivery every connection is the one of the
 * delivery's transaction, which the handler can neither commit nor roll back.
 */
final class TestStorage implements DataSource, AutoCloseable {

  static final List<String> TABLES =
      List.of("message", "message_part", "message_edit", "message_failure", "message_event");

  private final DataSource file;
  private Connection transaction;

  TestStorage(Path path) {
    file = HandlerDatabases.arePostgres() ? HandlerDatabases.schemaFor(path) : sqlite(path);
  }

  private static DataSource sqlite(Path path) {
    SQLiteDataSource file = new SQLiteDataSource();
    file.setUrl("jdbc:sqlite:" + path);
    file.setJournalMode("WAL");
    file.setSynchronous("OFF");
    return file;
  }

  /** Begins a batch of deliveries. */
  void begin() throws SQLException {
    transaction = file.getConnection();
    transaction.setAutoCommit(false);
  }

  Savepoint savepoint() throws SQLException {
    return transaction.setSavepoint();
  }

  void rollback(Savepoint savepoint) throws SQLException {
    transaction.rollback(savepoint);
  }

  void commit() throws SQLException {
    transaction.commit();
    close();
  }

  void rollback() throws SQLException {
    transaction.rollback();
    close();
  }

  @Override
  public void close() throws SQLException {
    if (transaction != null) {
      transaction.close();
      transaction = null;
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return transaction == null ? file.getConnection() : lent(transaction);
  }

  private static Connection lent(Connection real) {
    return (Connection)
        Proxy.newProxyInstance(
            TestStorage.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "close":
                  return null;
                case "commit", "rollback", "setAutoCommit":
                  throw new SQLException("the transaction is the delivery's");
                default:
                  try {
                    return method.invoke(real, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
              }
            });
  }

  /** All rows of all tables as text, except what stands for the arrival; in a fixed order. */
  List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : TABLES) {
      rows.addAll(rows("SELECT * FROM " + table).stream().sorted().map(r -> table + r).toList());
    }
    return rows;
  }

  /** The rows of a query as text. */
  List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      ResultSetMetaData columns = found.getMetaData();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          if (!columns.getColumnName(i).equals("sequence")) {
            cells.add(columns.getColumnName(i) + "=" + found.getString(i));
          }
        }
        rows.add(cells.toString());
      }
    }
    return rows;
  }

  /** The names of a table's columns as text. */
  List<String> columns(String table) throws SQLException {
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM " + table + " WHERE 1 = 0")) {
      List<String> names = new ArrayList<>();
      for (int i = 1; i <= none.getMetaData().getColumnCount(); i++) {
        names.add("[name=" + none.getMetaData().getColumnName(i) + "]");
      }
      return names;
    }
  }

  /** Makes a table refuse new rows. */
  void breakInserts(String table) throws SQLException {
    if (HandlerDatabases.arePostgres()) {
      execute(
          "CREATE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN RAISE EXCEPTION 'no'; END $$",
          "CREATE TRIGGER broken BEFORE INSERT ON "
              + table
              + " FOR EACH ROW EXECUTE FUNCTION broken()");
    } else {
      execute(
          "CREATE TRIGGER broken BEFORE INSERT ON "
              + table
              + " BEGIN SELECT RAISE(ABORT, 'no'); END");
    }
  }

  /** Lets it take rows again. */
  void mendInserts(String table) throws SQLException {
    execute("DROP TRIGGER broken" + (HandlerDatabases.arePostgres() ? " ON " + table : ""));
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  void clear() throws SQLException {
    execute(TABLES.stream().map(table -> "DELETE FROM " + table).toArray(String[]::new));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return getConnection();
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("not here");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}

package dev.signalbox.testing.postgres;

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
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/**
 * Handler storage as the platform gives it: within a delivery every connection is the one of the
 * delivery's transaction, which the handler can neither commit nor roll back.
 */
public class DeliveryStorage implements DataSource, AutoCloseable {

  private final DataSource file;
  private final List<String> tables;
  private final Set<String> incomparable;
  private Connection transaction;

  /**
   * @param path the SQLite file, or what stands for a schema of its own on PostgreSQL
   * @param tables the handler's, in the order in which {@link #rows()} shows them
   * @param incomparable columns that two runs of the same events may fill differently
   */
  public DeliveryStorage(Path path, List<String> tables, Set<String> incomparable) {
    this.tables = List.copyOf(tables);
    this.incomparable = Set.copyOf(incomparable);
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
  public void begin() throws SQLException {
    transaction = file.getConnection();
    transaction.setAutoCommit(false);
  }

  /** Where a delivery of the batch begins. */
  public Savepoint savepoint() throws SQLException {
    return transaction.setSavepoint();
  }

  /** Undoes the delivery that began there. */
  public void rollback(Savepoint savepoint) throws SQLException {
    transaction.rollback(savepoint);
  }

  /** Ends the batch. */
  public void commit() throws SQLException {
    transaction.commit();
    close();
  }

  /** Undoes the batch. */
  public void rollback() throws SQLException {
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
            DeliveryStorage.class.getClassLoader(),
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

  /** All rows of all tables as text, except the incomparable columns, in a fixed order. */
  public List<String> rows() throws SQLException {
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      rows.addAll(rows("SELECT * FROM " + table).stream().sorted().map(r -> table + r).toList());
    }
    return rows;
  }

  /** The rows of a query as text. */
  public List<String> rows(String query) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      ResultSetMetaData columns = found.getMetaData();
      while (found.next()) {
        List<String> cells = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          if (!incomparable.contains(columns.getColumnName(i))) {
            cells.add(columns.getColumnName(i) + "=" + found.getString(i));
          }
        }
        rows.add(cells.toString());
      }
    }
    return rows;
  }

  /** The names of a table's columns as text. */
  public List<String> columns(String table) throws SQLException {
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
  public void breakInserts(String table) throws SQLException {
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
  public void mendInserts(String table) throws SQLException {
    execute("DROP TRIGGER broken" + (HandlerDatabases.arePostgres() ? " ON " + table : ""));
  }

  /** Runs statements one after the other. */
  public void execute(String... statements) throws SQLException {
    try (Connection connection = getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Empties all tables. */
  public void clear() throws SQLException {
    execute(tables.stream().map(table -> "DELETE FROM " + table).toArray(String[]::new));
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

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Borrowed from a data source that an application server keeps. There is no pool beside it: a
 * connection is taken when it is needed, told how to behave, and given back as it was.
 */
final class BorrowedSessions implements Sessions {

  private static final String USUAL_SCHEMA = "signalbox";
  private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,29}");

  /** After the database was away a pool may hold so many connections that are of no use. */
  private static final int MOST_LOST = 50;

  private static final Duration NOT_LONGER_THAN = Duration.ofSeconds(3);

  private final DataSource source;
  private final String name;
  private final String initSql;
  private final String schema;
  private final String where;
  private final DataSource shared =
      new SimpleDataSource(
          () -> open("signalbox", Database.ANSWER), "the data source of the inbox");

  private BorrowedSessions(
      DataSource source, String name, String initSql, String schema, String where) {
    this.source = source;
    this.name = name;
    this.initSql = initSql;
    this.schema = schema;
    this.where = where;
  }

  /**
   * Looks where it leads.
   *
   * @param name for messages
   * @throws InboxException when it leads to no PostgreSQL, or belongs to a transaction
   */
  static BorrowedSessions of(DataSource source, String name, Duration busyTimeout) {
    String initSql = SessionSettings.sql(busyTimeout);
    BorrowedSessions unknown =
        new BorrowedSessions(source, name, initSql, USUAL_SCHEMA, "the data source " + name);
    try (Connection connection = source.getConnection()) {
      String product = connection.getMetaData().getDatabaseProductName();
      if (!product.equals("PostgreSQL")) {
        throw new InboxException(
            "expected a data source on PostgreSQL as "
                + name
                + " (signalbox.inbox.datasource), found one on "
                + product);
      }
      return new BorrowedSessions(
          source, name, initSql, schema(connection), where(connection, name));
    } catch (SQLException e) {
      throw Failures.failed("opening the inbox", unknown.where, e);
    }
  }

  /** As with an address: the one that the connections are set to, when it is one for us. */
  private static String schema(Connection connection) throws SQLException {
    String path = Database.show(connection, "search_path").replace("\"", "");
    return SCHEMA.matcher(path).matches() && !path.equals("public") ? path : USUAL_SCHEMA;
  }

  private static String where(Connection connection, String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT current_database()")) {
      row.next();
      return "PostgreSQL database " + row.getString(1) + " of the data source " + name;
    }
  }

  @Override
  public String schema() {
    return schema;
  }

  @Override
  public String where() {
    return where;
  }

  @Override
  public DataSource shared() {
    return shared;
  }

  @Override
  public Connection open(String application, Duration answer) throws SQLException {
    long begun = System.nanoTime();
    // Kept until the end: a pool that does not notice would give the same one again.
    List<Connection> lost = new ArrayList<>();
    try {
      while (true) {
        Connection taken = source.getConnection();
        try {
          return Loan.of(taken, name, initSql, application, answer);
        } catch (SQLException e) {
          lost.add(taken);
          boolean again =
              Failures.connectionLost(e)
                  && lost.size() < MOST_LOST
                  && System.nanoTime() - begun < NOT_LONGER_THAN.toNanos();
          if (!again) {
            throw e;
          }
        }
      }
    } finally {
      lost.forEach(Loan::destroy);
    }
  }

  /** What is of no use is found out when it is taken. */
  @Override
  public void renew() {
    // The pool is the server's.
  }

  /** Everything has been given back by whoever took it. */
  @Override
  public void close() {
    // The pool is the server's.
  }
}

package dev.signalbox.embedded.internal;

import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data sources of the server, for an inbox: to be asked on a thread with the application's
 * names.
 */
final class ServerDataSources {

  private static final Logger LOG = LoggerFactory.getLogger(ServerDataSources.class);

  private final Directory directory;

  ServerDataSources(Directory directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /**
   * Finds one that commits when it is told to.
   *
   * @throws InboxException when there is none of this name, or it takes part in the transactions of
   *     the server
   */
  DataSource find(String name) {
    DataSource source =
        directory
            .find(name, DataSource.class)
            .orElseThrow(
                () ->
                    new InboxException(
                        "signalbox.inbox.datasource names "
                            + name
                            + ", where the server has no data source; define it there, or declare a"
                            + " resource-ref in web.xml and use its name, java:comp/env/..."));
    if (joins(source)) {
      throw new InboxException(
          "the data source "
              + name
              + " takes part in the server's transactions (JTA), so that Signalbox could not commit"
              + " by itself; define it with jta=\"false\" (WildFly), transactional=\"false\" (Open"
              + " Liberty), or non-transactional-connections (Payara, GlassFish)");
    }
    return source;
  }

  /** Whether a connection that is taken within a transaction of the server belongs to it. */
  private boolean joins(DataSource source) {
    Optional<ServerTransaction> begun = ServerTransaction.begin(directory);
    if (begun.isEmpty()) {
      return false;
    }
    try {
      return !commitsByItself(source);
    } catch (SQLException e) {
      begun.get().close();
      begun = Optional.empty();
      return isRefusal(source, e);
    } finally {
      begun.ifPresent(ServerTransaction::close);
    }
  }

  private static boolean commitsByItself(DataSource source) throws SQLException {
    try (Connection connection = source.getConnection()) {
      if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
        // Opening the inbox will say so.
        return true;
      }
      if (!connection.getAutoCommit()) {
        connection.setAutoCommit(true);
      }
      // Some servers join only with the first statement, and show nothing of it.
      return transaction(connection) != transaction(connection);
    }
  }

  /** The number of the database's transaction that this statement is in. */
  private static long transaction(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT txid_current()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Whether it was the transaction that failed, rather than the way to the database. */
  private static boolean isRefusal(DataSource source, SQLException e) {
    try (Connection connection = source.getConnection()) {
      LOG.debug("SBX-5110 a data source refuses what a connection of its own may do", e);
      return connection.getAutoCommit();
    } catch (SQLException away) {
      // Opening the inbox will say so.
      return false;
    }
  }
}

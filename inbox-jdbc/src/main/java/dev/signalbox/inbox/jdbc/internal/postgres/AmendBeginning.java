package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;

/**
 * Begins transactions of those who change a ledger without working its handler: nobody works it
 * meanwhile, on any node, and whoever does loads it afterwards.
 */
final class AmendBeginning implements TransactionSlot.Beginning {

  /** A node that is stopped within one must not hold up the others for long. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Database database;
  private final LedgerName name;
  private final LedgerSql sql;

  AmendBeginning(Database database, LedgerName name, LedgerSql sql) {
    this.database = database;
    this.name = name;
    this.sql = sql;
  }

  @Override
  public String purpose() {
    return "signalbox amend";
  }

  @Override
  public void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET idle_in_transaction_session_timeout = " + SILENCE.toMillis());
    }
  }

  /** It is seldom needed. */
  @Override
  public boolean keeps() {
    return false;
  }

  @Override
  public PostgresLedgerTransaction begin(
      Connection connection, PostgresLedgerTransaction.TransactionEnd end) throws SQLException {
    Map<Integer, ShardRows.Row> rows;
    try (PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(?)")) {
      lock.setLong(1, LockKey.ofHandlers(database.schema()).number());
      lock.executeQuery().close();
      rows = ShardRows.all(connection, sql.lockAll, name.handler());
    } catch (SQLException e) {
      if (!Failures.locked(e)) {
        throw e;
      }
      connection.rollback();
      throw new InboxUnavailableException(
          "handler "
              + name.handler()
              + " has been busy for longer than the busy timeout of "
              + database.busyTimeout()
              + " on some node; try again later",
          e);
    }
    return new PostgresLedgerTransaction(
        connection, database.where(), name.handler(), sql, rows, new HandlerTable(database), end);
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.LedgerChangedException;
import dev.signalbox.inbox.jdbc.internal.ledger.SqlGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Begins transactions of whoever works a handler: the shards that are held are locked until the
 * commit, and if somebody else has held or changed one since it was loaded, nothing is begun.
 */
final class WorkBeginning implements TransactionSlot.Beginning {

  private final Database database;
  private final Tenures tenures;
  private final LedgerName name;
  private final LedgerSql sql;
  private final Supplier<Loaded> loaded;
  private final SqlGuard guard = new SqlGuard();

  WorkBeginning(
      Database database, Tenures tenures, LedgerName name, LedgerSql sql, Supplier<Loaded> loaded) {
    this.database = database;
    this.tenures = tenures;
    this.name = name;
    this.sql = sql;
    this.loaded = loaded;
  }

  /** Names the node as it is called in this tenure, so that its sessions can be ended. */
  @Override
  public String purpose() {
    Tenure tenure = loaded.get().tenure();
    if (tenure.isEmpty() || !tenure.equals(tenures.tenure(name.handler()))) {
      throw changed();
    }
    return LockKey.ofNode(database.schema(), tenure.node()).application();
  }

  @Override
  public void prepare(Connection connection) {
    // As it is.
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public PostgresLedgerTransaction begin(
      Connection connection, PostgresLedgerTransaction.TransactionEnd end) throws SQLException {
    Loaded basis = loaded.get();
    Map<Integer, Long> epochs = basis.tenure().epochs();
    Map<Integer, ShardRows.Row> rows =
        ShardRows.some(connection, sql.lockEpochs, name.handler(), epochs.keySet());
    boolean lost = false;
    boolean changed = false;
    for (Map.Entry<Integer, Long> each : epochs.entrySet()) {
      ShardRows.Row row = rows.get(each.getKey());
      lost |= row == null || row.epoch() != each.getValue();
      changed |= row == null || row.revision() != basis.revision();
    }
    if (lost || changed) {
      connection.rollback();
      if (lost) {
        tenures.lost(name.handler(), basis.tenure());
      } else {
        tenures.look();
      }
      throw changed();
    }
    return new PostgresLedgerTransaction(
        connection, database.where(), name.handler(), sql, guard, epochs.keySet(), end);
  }

  private LedgerChangedException changed() {
    return new LedgerChangedException(
        "another node has changed or taken over a part of handler "
            + name.handler()
            + "; it has to be loaded again");
  }
}

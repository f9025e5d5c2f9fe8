package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.Statements;
import java.sql.SQLException;

/** Writes to a ledger within a transaction. */
@FunctionalInterface
interface LedgerChange {

  /** Makes the change. */
  void make(Statements ledger) throws SQLException;
}

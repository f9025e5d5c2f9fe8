package dev.signalbox.inbox.jdbc.internal.log;

import java.sql.SQLException;

/**
 * A change of the log's tables other than an append; runs on the committing thread in a transaction
 * of its own.
 *
 * @param <T> what comes out
 */
@FunctionalInterface
interface LogChange<T> {

  /** Makes the change. */
  T apply(LogWriter writer) throws SQLException;
}

package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/** Further settings of each writing connection, after the usual ones. */
@FunctionalInterface
public interface ConnectionTuning {

  /** Nothing further. */
  ConnectionTuning NONE = connection -> {};

  /** Called with each new writing connection before anything else uses it. */
  void apply(Connection connection) throws SQLException;
}

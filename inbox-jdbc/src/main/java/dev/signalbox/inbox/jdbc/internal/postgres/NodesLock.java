package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What tells nodes from a copy: each node holds the lock together with the others, a copy holds it
 * alone. It is gone with the session.
 */
final class NodesLock {

  private static final String KEY = "(hashtext(?), hashtext('nodes'))";

  private final String schema;

  /** Of a log. */
  NodesLock(String schema) {
    this.schema = schema;
  }

  /** As a node; false while a copy is under way. */
  boolean share(Connection session) throws SQLException {
    return ask(session, "SELECT pg_try_advisory_lock_shared");
  }

  /** As a copy; false while there are nodes, or another copy. */
  boolean takeAlone(Connection session) throws SQLException {
    return ask(session, "SELECT pg_try_advisory_lock");
  }

  private boolean ask(Connection session, String function) throws SQLException {
    try (PreparedStatement statement = session.prepareStatement(function + KEY)) {
      statement.setString(1, schema);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }
}

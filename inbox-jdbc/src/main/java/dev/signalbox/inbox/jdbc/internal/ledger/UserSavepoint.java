package dev.signalbox.inbox.jdbc.internal.ledger;

import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * A savepoint that a handler has set. Its name in the database is made of a number, so that it
 * meets neither ours nor one the handler sets by statement.
 *
 * @param id counts the savepoints of a transaction
 * @param givenName the name the handler gave
 */
record UserSavepoint(int id, Optional<String> givenName) implements Savepoint {

  /** The name in the database. */
  String sqlName() {
    return "signalbox_user_" + id;
  }

  @Override
  public int getSavepointId() throws SQLException {
    if (givenName.isPresent()) {
      throw new SQLException("savepoint " + givenName.get() + " has a name and no id");
    }
    return id;
  }

  @Override
  public String getSavepointName() throws SQLException {
    return givenName.orElseThrow(() -> new SQLException("savepoint " + id + " has an id, no name"));
  }
}

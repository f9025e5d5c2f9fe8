package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.inbox.jdbc.internal.sqlite.StatementShelf;
import java.lang.reflect.Method;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;

/**
 * A prepared statement in use that goes to the shelf instead of being closed, unless something was
 * done with it that the next user would notice.
 */
final class ReusableStatement {

  private static final Set<String> LEAVING_NO_TRACE =
      Set.of("executeQuery", "executeUpdate", "executeLargeUpdate", "clearParameters");

  private final StatementShelf shelf;
  private final String sql;
  private final PreparedStatement statement;
  private volatile boolean fit = true;

  /** To be put on this shelf. */
  ReusableStatement(StatementShelf shelf, String sql, PreparedStatement statement) {
    this.shelf = shelf;
    this.sql = sql;
    this.statement = statement;
  }

  /** A method of it is about to be called. */
  void use(Method method) {
    fit &= setsParameter(method) || LEAVING_NO_TRACE.contains(method.getName());
  }

  /** A call of it has failed. */
  void failed() {
    fit = false;
  }

  /** Puts it on the shelf; whether that was possible. The result is the last it has made. */
  boolean shelve(ResultSet result) throws SQLException {
    if (!fit) {
      return false;
    }
    if (result != null) {
      result.close();
    }
    statement.clearParameters();
    shelf.give(sql, statement);
    return true;
  }

  private static boolean setsParameter(Method method) {
    return method.getParameterCount() > 1
        && method.getParameterTypes()[0] == int.class
        && method.getName().startsWith("set");
  }
}

package dev.signalbox.inbox.jdbc.internal.sqlite;

import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConnection;

/**
 * Whether the driver asks for the generated key after each insert, in case somebody wants it. It
 * looks at every statement with a regular expression for that, also at {@code SAVEPOINT}, and
 * prepares and runs a further statement after each insert; so it is done only for statements of
 * handlers that may want it.
 */
public final class GeneratedKeys {

  private GeneratedKeys() {}

  /** From the next statement of this connection on. */
  public static void ask(Connection connection, boolean always) throws SQLException {
    connection.unwrap(SQLiteConnection.class).getConnectionConfig().setGetGeneratedKeys(always);
  }
}

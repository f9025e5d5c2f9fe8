package dev.signalbox.inbox.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** Where the connections of one node come from. All of them are in auto-commit mode. */
interface Sessions extends AutoCloseable {

  /** The schema with the log. */
  String schema();

  /** Server and database, for messages. */
  String where();

  /** For work of a moment: what is taken here is closed soon. */
  DataSource shared();

  /**
   * A connection that is kept; the caller closes it.
   *
   * @param application what the server's list of sessions shows
   * @param answer how long an answer may take
   */
  Connection open(String application, Duration answer) throws SQLException;

  /** The database was away: connections that nobody uses now are not used again. */
  void renew();

  @Override
  void close();
}

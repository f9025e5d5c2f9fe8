package dev.signalbox.handlers.phonenumber.internal;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The handler's own database, with the tables in place. */
final class Database {

  private final DataSource source;
  private final Schema schema;

  Database(DataSource source, Schema schema) {
    this.source = source;
    this.schema = schema;
  }

  /**
   * Reads.
   *
   * @throws StoreException when the database fails
   */
  <T> T read(Sql.Work<T> work) {
    try (Connection connection = source.getConnection()) {
      Sql sql = new Sql(connection);
      schema.ensure(sql);
      return work.run(sql);
    } catch (SQLException e) {
      throw new StoreException("reading the line register failed; see the cause", e);
    }
  }

  /**
   * Writes all or nothing. Within a delivery the transaction is the delivery's, and its owner ends
   * it; on a connection that commits by itself, a transaction is made around the work.
   *
   * @throws StoreException when the database fails
   */
  <T> T write(Sql.Work<T> work) {
    try (Connection connection = source.getConnection()) {
      Sql sql = new Sql(connection);
      schema.ensure(sql);
      return sql.commitsByItself() ? alone(connection, sql, work) : work.run(sql);
    } catch (SQLException e) {
      throw new StoreException("writing the line register failed; see the cause", e);
    }
  }

  private static <T> T alone(Connection connection, Sql sql, Sql.Work<T> work) throws SQLException {
    connection.setAutoCommit(false);
    boolean done = false;
    try {
      T result = work.run(sql);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }
}

package dev.signalbox.testing.postgres;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Lets the tests of a handler run once more on PostgreSQL, with a schema for each file that they
 * would have used: {@code -Dsignalbox.test.database=postgres}.
 */
public final class HandlerDatabases {

  private static final String PROPERTY = "signalbox.test.database";

  private final Map<Path, DataSource> schemas = new ConcurrentHashMap<>();
  private final String url;

  private HandlerDatabases(String url) {
    this.url = url;
  }

  /** Whether the tests run on PostgreSQL now. */
  public static boolean arePostgres() {
    return "postgres".equals(System.getProperty(PROPERTY));
  }

  /** What a handler would get; the same for the same file. */
  public static DataSource schemaFor(Path file) {
    return One.SERVER.schema(file);
  }

  private DataSource schema(Path file) {
    return schemas.computeIfAbsent(file, key -> make("handler_" + (schemas.size() + 1)));
  }

  private DataSource make(String schema) {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("no schema for a handler's tests", e);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setCurrentSchema(schema);
    return source;
  }

  /** One server for all tests of a JVM; it goes with the JVM. */
  private static final class One {
    private static final HandlerDatabases SERVER =
        new HandlerDatabases(PostgresServer.start().newDatabase());
  }
}

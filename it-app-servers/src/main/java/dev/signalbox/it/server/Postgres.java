package dev.signalbox.it.server;

import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The PostgreSQL that the data sources of the server lead to. */
final class Postgres implements AutoCloseable {

  private final PostgresServer server;
  private final String url;

  private Postgres(PostgresServer server) {
    this.server = server;
    this.url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/signalbox?user=signalbox";
  }

  static Postgres start() {
    PostgresServer server =
        PostgresServer.start(Integer.parseInt(Server.property("it.postgres.port")));
    server.execute("CREATE DATABASE signalbox");
    return new Postgres(server);
  }

  /** The server's own data source there, by its name. */
  static String dataSource() {
    return Server.property("it.postgres.source");
  }

  /** One that takes part in the server's transactions. */
  static String jtaDataSource() {
    return Server.property("it.postgres.jta.source");
  }

  /** The answer to a query of one row and column. */
  String ask(String sql) throws SQLException {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  void stop() {
    server.stop();
  }

  void startAgain() {
    server.startAgain();
  }

  @Override
  public void close() {
    server.close();
  }
}

package dev.signalbox.inbox.jdbc;

import dev.signalbox.testing.postgres.PostgresServer;

/** A server with databases that have the tables of an empty inbox already. */
final class PostgresDatabases implements AutoCloseable {

  private final PostgresServer server = PostgresServer.start();
  private final String template;
  private final String more;

  PostgresDatabases() {
    this("");
  }

  /**
   * The same with something of their own.
   *
   * @param more for the end of each URL, for example {@code &currentSchema=other}
   */
  PostgresDatabases(String more) {
    this.more = more;
    template = server.newDatabase() + more;
    PostgresInboxes.open(template).close();
  }

  PostgresServer server() {
    return server;
  }

  /** The URL of a database that nobody has used. */
  String next() {
    return server.copyOf(template) + more;
  }

  @Override
  public void close() {
    server.close();
  }
}

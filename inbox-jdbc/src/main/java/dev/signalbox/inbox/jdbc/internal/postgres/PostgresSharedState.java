package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.shared.SharedState;
import dev.signalbox.core.shared.SharedStateException;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In a table; a lock is one of a session that does nothing else. */
final class PostgresSharedState implements SharedState {

  /** What a notification says after a change. */
  static final String CHANGED = "shared";

  private static final Logger LOG = LoggerFactory.getLogger(PostgresSharedState.class);

  private final Database database;
  private final String table;
  private final List<Runnable> nudges = new CopyOnWriteArrayList<>();

  PostgresSharedState(Database database) {
    this.database = database;
    this.table = database.schema() + ".shared";
  }

  @Override
  public Optional<Content> read(String name) {
    return with(
        "reading what nodes share",
        connection -> {
          try (PreparedStatement select =
                  named(
                      connection,
                      "SELECT version, content FROM " + table + " WHERE name = ?",
                      name);
              ResultSet row = select.executeQuery()) {
            return row.next()
                ? Optional.of(new Content(row.getLong(1), row.getBytes(2)))
                : Optional.empty();
          }
        });
  }

  @Override
  public long version(String name) {
    return with(
        "looking at what nodes share",
        connection -> {
          try (PreparedStatement select =
                  named(connection, "SELECT version FROM " + table + " WHERE name = ?", name);
              ResultSet row = select.executeQuery()) {
            return row.next() ? row.getLong(1) : 0L;
          }
        });
  }

  @Override
  public boolean write(String name, long expected, byte[] content) {
    boolean stored =
        inTransaction(
            "storing what nodes share",
            connection -> {
              boolean changed =
                  expected == 0
                      ? insert(connection, name, content)
                      : update(connection, name, expected, content);
              if (changed) {
                tell(connection);
              }
              return changed;
            });
    if (stored) {
      changed();
    }
    return stored;
  }

  private boolean insert(Connection connection, String name, byte[] content) throws SQLException {
    try (PreparedStatement insert =
        named(
            connection,
            "INSERT INTO "
                + table
                + " (name, version, content) VALUES (?, 1, ?) ON CONFLICT DO NOTHING",
            name)) {
      insert.setBytes(2, content);
      return insert.executeUpdate() == 1;
    }
  }

  private boolean update(Connection connection, String name, long expected, byte[] content)
      throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE "
                + table
                + " SET version = version + 1, content = ? WHERE name = ? AND version = ?")) {
      update.setBytes(1, content);
      update.setString(2, name);
      update.setLong(3, expected);
      return update.executeUpdate() == 1;
    }
  }

  private void tell(Connection connection) throws SQLException {
    try (PreparedStatement notify = connection.prepareStatement("SELECT pg_notify(?, ?)")) {
      notify.setString(1, database.schema());
      notify.setString(2, CHANGED);
      notify.execute();
    }
  }

  @Override
  public void onChange(Runnable nudge) {
    nudges.add(nudge);
  }

  /** Some node has changed something. */
  void changed() {
    nudges.forEach(Runnable::run);
  }

  @Override
  public Optional<Held> tryLock(String name) {
    try {
      Connection session = database.open("signalbox lock", Database.ANSWER);
      try {
        if (lock(session, name)) {
          return Optional.of(() -> close(session));
        }
      } catch (SQLException e) {
        session.close();
        throw e;
      }
      session.close();
      return Optional.empty();
    } catch (SQLException e) {
      throw unavailable(database.failed("taking the lock " + name, e));
    }
  }

  private boolean lock(Connection session, String name) throws SQLException {
    try (PreparedStatement lock =
        session.prepareStatement("SELECT pg_try_advisory_lock(hashtext(?), hashtext(?))")) {
      lock.setString(1, database.schema());
      lock.setString(2, "lock " + name);
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** With the session the lock goes; where it was borrowed, before. */
  private static void close(Connection session) {
    try (session;
        Statement statement = session.createStatement()) {
      statement.execute("SELECT pg_advisory_unlock_all()");
    } catch (SQLException e) {
      LOG.debug("SBX-3160 a session with a lock could not be closed in order", e);
    }
  }

  private <T> T with(String what, SqlWork<T> work) {
    try {
      return database.with(what, work);
    } catch (InboxException e) {
      throw unavailable(e);
    }
  }

  private <T> T inTransaction(String what, SqlWork<T> work) {
    try {
      return database.inTransaction(what, work);
    } catch (InboxException e) {
      throw unavailable(e);
    }
  }

  private static SharedStateException unavailable(InboxException e) {
    return new SharedStateException(e.getMessage(), e);
  }

  private static PreparedStatement named(Connection connection, String sql, String name)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setString(1, name);
    return statement;
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The ledgers of all handlers, and the schema of each. */
final class Ledgers implements AutoCloseable {

  /** As handlers may be named with every kind of inbox. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  /** Names in PostgreSQL have at most 63 characters; this leaves room for what tells two apart. */
  private static final int LONGEST = 54;

  private final Database database;
  private final Tenures tenures;
  private final LedgerSql sql;
  private final int shards;
  private final Map<String, PostgresLedger> ledgers = new HashMap<>();
  private boolean closed;

  /**
   * Takes over the tenures.
   *
   * @param shards of a handler that was never seen before
   */
  Ledgers(Database database, Tenures tenures, int shards) {
    this.shards = shards;
    this.database = database;
    this.tenures = tenures;
    this.sql = new LedgerSql(database.schema());
  }

  /** The ledger of a handler; the same object for the same name. */
  HandlerLedger ledger(String name) {
    if (!NAME.matcher(name).matches() || name.contains("..")) {
      throw new InboxException(
          "expected a handler name of lower-case letters, digits, dots and dashes, without two dots"
              + " in a row, found '"
              + name
              + "'");
    }
    synchronized (this) {
      if (closed) {
        throw new InboxException("the inbox is closed; no ledger for '" + name + "' any more");
      }
      PostgresLedger known = ledgers.get(name);
      if (known == null) {
        known = new PostgresLedger(database, tenures, named(name), sql);
        ledgers.put(name, known);
      }
      return known;
    }
  }

  /** Takes a person out of the ledgers of all handlers. */
  int blank(Blanking person) {
    List<String> names =
        database.with(
            "reading the ledgers",
            connection -> {
              List<String> found = new ArrayList<>();
              try (Statement statement = connection.createStatement();
                  ResultSet rows =
                      statement.executeQuery(
                          "SELECT handler FROM " + database.schema() + ".ledger")) {
                while (rows.next()) {
                  found.add(rows.getString(1));
                }
              }
              return found;
            });
    return names.stream()
        .mapToInt(name -> new LedgerBlanking(database, sql, name, person).run())
        .sum();
  }

  @Override
  public void close() {
    List<PostgresLedger> closing;
    synchronized (this) {
      closed = true;
      closing = List.copyOf(ledgers.values());
      ledgers.clear();
    }
    closing.forEach(PostgresLedger::close);
    tenures.close();
  }

  /** Makes the handler's ledger and schema where there are none. */
  private LedgerName named(String handler) {
    return database.inTransaction(
        "opening a handler's ledger",
        connection -> {
          // Only reads where it is there: the rows may be locked by whoever works the handler.
          Optional<LedgerName> known = find(connection, handler);
          return known.isPresent() ? known.get() : make(connection, handler);
        });
  }

  private LedgerName make(Connection connection, String handler) throws SQLException {
    String base = database.schema() + "_" + handler.replaceAll("[.-]", "_");
    String unique = "_" + Integer.toHexString(handler.hashCode());
    boolean fits = base.length() <= LONGEST;
    // Two names may differ in a dot and a dash only, so the short name may be another's.
    if (!fits || !take(connection, handler, base)) {
      take(connection, handler, base.substring(0, Math.min(LONGEST, base.length())) + unique);
    }
    update(connection, sql.insertShard, handler);
    LedgerName name =
        find(connection, handler)
            .orElseThrow(
                () ->
                    new InboxException(
                        "no schema can be named for the handler "
                            + handler
                            + ": rename it, its name is too much like another's"));
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + name.storage());
    }
    return name;
  }

  private boolean take(Connection connection, String handler, String storage) throws SQLException {
    return update(connection, sql.insertLedger, handler, storage, shards) > 0
        || find(connection, handler).isPresent();
  }

  private static int update(Connection connection, String statement, Object... values)
      throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(statement)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }

  private Optional<LedgerName> find(Connection connection, String handler) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(sql.selectLedger)) {
      select.setString(1, handler);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(new LedgerName(handler, row.getString(1), row.getInt(2)))
            : Optional.empty();
      }
    }
  }
}

package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.inbox.jdbc.internal.log.LogCounts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is old. Nothing is deleted row by row: what has to go is hidden by a rule, which
 * costs nothing, and the tables of a day are dropped when nothing of it is left to be seen.
 */
final class Retention {

  /** So far a bound must have moved on to be worth a look through the log. */
  private static final long STEP_MILLIS = 600_000;

  private static final String DROP_PATIENCE = "SET LOCAL lock_timeout = 2000";
  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

  private final Database database;
  private final State holdings;
  private final Status status;
  private final LogSql sql;
  private final String schema;

  Retention(Database database, Status status) {
    this.database = database;
    this.schema = database.schema();
    this.holdings = new State(schema);
    this.status = status;
    this.sql = new LogSql(schema);
  }

  /** Events received before a time, with sequences up to one, are to go. */
  private record Rule(long receivedBefore, long through) {

    /**
     * Whether this one removes so much that a known one does not that it is worth counting; what is
     * left for later goes then.
     */
    boolean addsTo(Rule known) {
      boolean otherKind = receivedBefore < known.receivedBefore && through > known.through;
      return otherKind || laterByAStep(known);
    }

    private boolean laterByAStep(Rule known) {
      // Neither bound need be near: purging everything has the largest number there is.
      return receivedBefore > known.receivedBefore
          && (double) receivedBefore - known.receivedBefore >= STEP_MILLIS;
    }
  }

  /**
   * Removes; see {@link dev.signalbox.core.inbox.Inbox#purge}.
   *
   * @param keysBefore dedupe keys and conflicts of deliveries received before go
   * @param today days before this one may be dropped
   * @return how many events can no longer be seen
   */
  int purge(long settledBefore, long settledThrough, long anyBefore, long keysBefore, int today) {
    int gone =
        database.inTransaction(
            "removing old events",
            connection -> {
              lock(connection);
              Status.Holdings now = holdings.read(connection);
              // A rule is for what is there: an event that comes later is never hidden by it.
              long last = now.counts().lastSequence();
              List<Rule> rules =
                  List.of(
                      new Rule(settledBefore, Math.min(settledThrough, last)),
                      new Rule(anyBefore, last));
              return hide(connection, rules, keysBefore);
            });
    status.seen(
        database.with(
            "looking at the inbox", connection -> holdings.look(connection, status.version())));
    drop(today);
    return gone;
  }

  private void lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT pg_advisory_xact_lock(hashtext(?), hashtext('retention'))")) {
      statement.setString(1, schema);
      statement.execute();
    }
  }

  private int hide(Connection connection, List<Rule> rules, long keysBefore) throws SQLException {
    long[] events = new long[2];
    List<Rule> known = known(connection);
    for (Rule rule : rules) {
      if (rule.through() > 0 && known.stream().allMatch(rule::addsTo)) {
        long[] more = count(connection, rule);
        events[0] += more[0];
        events[1] += more[1];
        add(connection, rule);
        known = known(connection);
      }
    }
    long conflicts = conflicts(connection, keysBefore);
    LogCounts gone = new LogCounts(0, events[0], events[1], conflicts);
    subtract(connection, gone, keysBefore);
    return (int) Math.min(Integer.MAX_VALUE, events[0]);
  }

  private List<Rule> known(Connection connection) throws SQLException {
    List<Rule> known = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT received_before, through FROM " + sql.table("purged"))) {
      while (rows.next()) {
        known.add(new Rule(rows.getLong(1), rows.getLong(2)));
      }
    }
    return known;
  }

  /** How many events, and how many unreadable ones among them, a rule hides that were not. */
  private long[] count(Connection connection, Rule rule) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT count(*), count(*) FILTER (WHERE e.readable = 0) FROM "
                + sql.table("event")
                + " e WHERE e.received_at < ? AND e.sequence <= ? AND e.day <= ?"
                + sql.visible)) {
      statement.setLong(1, rule.receivedBefore());
      statement.setLong(2, rule.through());
      statement.setInt(3, Days.of(rule.receivedBefore()));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new long[] {row.getLong(1), row.getLong(2)};
      }
    }
  }

  /** Takes a rule in, and others out that are a part of it. */
  private void add(Connection connection, Rule rule) throws SQLException {
    for (String change :
        List.of(
            "DELETE FROM " + sql.table("purged") + " WHERE received_before <= ? AND through <= ?",
            "INSERT INTO " + sql.table("purged") + " (received_before, through) VALUES (?, ?)")) {
      try (PreparedStatement statement = connection.prepareStatement(change)) {
        statement.setLong(1, rule.receivedBefore());
        statement.setLong(2, rule.through());
        statement.executeUpdate();
      }
    }
  }

  private long conflicts(Connection connection, long keysBefore) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT count(*) FROM "
                + sql.table("conflict")
                + " c WHERE c.received_at < ? AND c.received_at >= (SELECT keys_before FROM "
                + sql.table("state")
                + " WHERE id = 1)")) {
      statement.setLong(1, keysBefore);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void subtract(Connection connection, LogCounts gone, long keysBefore)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE "
                + sql.table("state")
                + " SET version = version + 1, events = events - ?, unreadable = unreadable - ?,"
                + " conflicts = conflicts - ?, keys_before = GREATEST(keys_before, ?)"
                + " WHERE id = 1")) {
      statement.setLong(1, gone.events());
      statement.setLong(2, gone.unreadable());
      statement.setLong(3, gone.conflicts());
      statement.setLong(4, keysBefore);
      statement.executeUpdate();
    }
  }

  private void drop(int today) {
    for (Day.Table table : Day.before(database, today)) {
      try {
        database.inTransaction(
            "removing a day",
            connection -> {
              try (Statement statement = connection.createStatement()) {
                statement.execute(DROP_PATIENCE);
                if (table.isDone(connection, sql)) {
                  statement.execute("DROP TABLE " + sql.table(table.name()));
                  LOG.info(
                      "SBX-3110 the table {} had only old events and is dropped", table.name());
                }
              }
              return table;
            });
      } catch (dev.signalbox.core.inbox.InboxException e) {
        LOG.info("SBX-3111 the table {} is in use and is dropped another time", table.name(), e);
      }
    }
  }
}

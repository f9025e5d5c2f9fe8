package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.HandlerRecord;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.StoredEvent;
import dev.signalbox.inbox.jdbc.internal.copy.CopySource;
import dev.signalbox.inbox.jdbc.internal.copy.CopyTotals;
import dev.signalbox.inbox.jdbc.internal.copy.StoredConflict;
import dev.signalbox.inbox.jdbc.internal.copy.StoredKey;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqlWork;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** An inbox on SQLite whose node is stopped. It has the locks of a node meanwhile. */
public final class SqliteCopySource implements CopySource {

  private static final int PAGE = 1000;
  private static final long PAGE_BYTES = 8L * 1024 * 1024;
  private static final String LEDGER = ".db";

  private final Path file;
  private final Path dataDir;
  private final SqliteInbox inbox;
  private final Connection connection;

  private SqliteCopySource(Path file, Path dataDir, SqliteInbox inbox, Connection connection) {
    this.file = file;
    this.dataDir = dataDir;
    this.inbox = inbox;
    this.connection = connection;
  }

  /**
   * Takes the locks and opens it.
   *
   * @throws InboxException when there is none, or a node uses it
   */
  public static SqliteCopySource open(InboxSettings settings, Clock clock) {
    Path file = SqliteInboxOpener.logFile(settings.url());
    if (!Files.isRegularFile(file)) {
      throw new InboxException(
          "expected the inbox of a node as "
              + file
              + ", found no such file; check --data and --from");
    }
    SqliteInbox inbox =
        new SqliteInboxOpener(LogOptions.USUAL, ConnectionTuning.NONE).open(settings, clock);
    try {
      Connection connection =
          new SqliteFile(file, Profile.LOG, settings.busyTimeout(), ConnectionTuning.NONE)
              .openForReading();
      return new SqliteCopySource(file, settings.dataDir(), inbox, connection);
    } catch (SQLException e) {
      inbox.close();
      throw Failures.failed("opening the inbox", file, e);
    } catch (RuntimeException e) {
      inbox.close();
      throw e;
    }
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public CopyTotals totals() {
    return with(
        reading -> {
          try (Statement statement = reading.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "SELECT last_sequence, events, unreadable,"
                          + " (SELECT count(*) FROM signalbox_dedupe), conflicts"
                          + " FROM signalbox_state")) {
            row.next();
            return new CopyTotals(
                row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
          }
        });
  }

  @Override
  public List<StoredEvent> events(long after) {
    return with(
        reading -> {
          try (PreparedStatement select =
                  after(
                      reading,
                      "SELECT sequence, event_type, endpoint, readable, received_at, event_id, body"
                          + " FROM signalbox_event WHERE sequence > ? ORDER BY sequence",
                      after);
              ResultSet rows = select.executeQuery()) {
            EventRows page = new EventRows(PAGE, PAGE_BYTES);
            page.addAll(rows);
            return page.events();
          }
        });
  }

  @Override
  public List<StoredKey> keys(long after) {
    return page(
        "SELECT sequence, received_at, dedupe_key, body_digest FROM signalbox_dedupe"
            + " WHERE sequence > ? ORDER BY sequence LIMIT "
            + PAGE,
        after,
        row ->
            new StoredKey(
                row.getLong(1),
                row.getLong(2),
                Digest128.read(row.getBytes(3)),
                Digest128.read(row.getBytes(4))));
  }

  @Override
  public List<StoredConflict> conflicts(long after) {
    return page(
        "SELECT id, sequence, received_at, endpoint, event_type, event_id, body_digest,"
            + " body_length, body_start FROM signalbox_conflict WHERE id > ? ORDER BY id LIMIT 100",
        after,
        row ->
            new StoredConflict(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Digest128.read(row.getBytes(7)),
                row.getInt(8),
                row.getBytes(9)));
  }

  @Override
  public Set<String> ledgers() {
    Set<String> names = new TreeSet<>();
    inbox.handlers().stream().map(HandlerRecord::name).forEach(names::add);
    try (Stream<Path> files = Files.list(dataDir.resolve("handlers"))) {
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(LEDGER))
          .map(name -> name.substring(0, name.length() - LEDGER.length()))
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the ledgers in " + dataDir, e);
    }
    return names;
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.failed("closing the inbox", file, e);
    } finally {
      inbox.close();
    }
  }

  /** What a row says. */
  @FunctionalInterface
  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> page(String sql, long after, Row<T> one) {
    return with(
        reading -> {
          List<T> page = new ArrayList<>();
          try (PreparedStatement select = after(reading, sql, after);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              page.add(one.of(rows));
            }
          }
          return page;
        });
  }

  private static PreparedStatement after(Connection reading, String sql, long after)
      throws SQLException {
    PreparedStatement select = reading.prepareStatement(sql);
    select.setLong(1, after);
    return select;
  }

  private <T> T with(SqlWork<T> work) {
    try {
      return work.with(connection);
    } catch (SQLException e) {
      throw Failures.failed("reading the inbox", file, e);
    }
  }
}

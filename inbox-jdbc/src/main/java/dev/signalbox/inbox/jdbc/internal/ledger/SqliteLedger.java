package dev.signalbox.inbox.jdbc.internal.ledger;

import dev.signalbox.core.inbox.Blanking;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.inbox.jdbc.internal.sqlite.Failures;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** The ledger of one handler, in a file of its own. */
final class SqliteLedger implements HandlerLedger, AutoCloseable {

  private final SqliteFile file;
  private final LedgerConnections connections;
  private final TransactionSlot slot;
  private final DataSource dataSource;

  /** Opens it, making its tables where there are none. */
  SqliteLedger(SqliteFile file) throws SQLException {
    this.file = file;
    this.slot = new TransactionSlot(file);
    this.connections = new LedgerConnections(file);
    this.dataSource =
        new HandlerDataSource(new SqliteConnections(connections.forHandlers()), slot::ofThisThread);
  }

  @Override
  public LedgerSnapshot load() {
    return connections.readTogether("loading a ledger", LedgerReader::snapshot);
  }

  @Override
  public LedgerTransaction begin() {
    return slot.begin();
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public List<DeadLetter> deadLetters(long after, int limit) {
    return connections.read("reading dead letters", reader -> reader.deadAfter(after, limit));
  }

  @Override
  public EventState state(long sequence) {
    return connections.readTogether("reading a ledger", reader -> reader.state(sequence));
  }

  @Override
  public LedgerCounts counts() {
    return connections.read("counting a ledger", LedgerReader::counts);
  }

  @Override
  public List<OutboxEvent> outbox(int limit) {
    return connections.read("reading an outbox", reader -> reader.outbox(limit));
  }

  @Override
  public void clearOutbox(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    change(
        ledger -> {
          PreparedStatement delete = ledger.get(LedgerSql.DELETE_OUTBOX);
          for (long id : ids) {
            delete.setLong(1, id);
            delete.executeUpdate();
          }
        });
  }

  /** See {@link dev.signalbox.core.inbox.Inbox#blank}. */
  int blank(Blanking person) {
    int changed = new LedgerBlanking(this, person).run();
    if (changed > 0) {
      file.scrub();
    }
    return changed;
  }

  /** Leaves nothing in the file that is not in its tables. */
  void scrub() {
    file.rewrite();
    file.scrub();
  }

  /** Makes a change: as a part of the calling thread's transaction, else in one of its own. */
  void change(LedgerChange change) {
    Optional<SqliteLedgerTransaction> own = slot.ofThisThread();
    if (own.isPresent()) {
      own.get().join(change);
      return;
    }
    try (SqliteLedgerTransaction transaction = slot.begin()) {
      transaction.join(change);
      transaction.commit();
    }
  }

  @Override
  public void close() {
    slot.close();
    try {
      connections.close();
    } catch (SQLException e) {
      throw Failures.failed("closing a ledger", file.path(), e);
    }
  }
}

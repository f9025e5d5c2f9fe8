package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.DeadLetter;
import dev.signalbox.core.inbox.EventState;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerChangedException;
import dev.signalbox.core.inbox.LedgerCounts;
import dev.signalbox.core.inbox.LedgerSnapshot;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.core.inbox.OutboxEvent;
import dev.signalbox.core.inbox.Shards;
import dev.signalbox.inbox.jdbc.internal.ledger.HandlerDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** The ledger of one handler, as one node sees it. */
final class PostgresLedger implements HandlerLedger, AutoCloseable {

  private final Database database;
  private final Tenures tenures;
  private final LedgerName name;
  private final LedgerSql sql;
  private final TransactionSlot work;
  private final TransactionSlot amending;
  private final DataSource dataSource;

  /** Whether a handler is worked with it here, rather than only looked after. */
  private volatile boolean worked;

  private volatile Loaded loaded = Loaded.NOTHING;

  /** Of a handler whose schema is there. */
  PostgresLedger(Database database, Tenures tenures, LedgerName name, LedgerSql sql) {
    this.database = database;
    this.tenures = tenures;
    this.name = name;
    this.sql = sql;
    this.work =
        new TransactionSlot(
            database, name, new WorkBeginning(database, tenures, name, sql, () -> loaded));
    this.amending = new TransactionSlot(database, name, new AmendBeginning(database, name, sql));
    this.dataSource =
        new HandlerDataSource(
            new StorageConnections(database, name.storage()), this::transactionOfThisThread);
  }

  private Optional<PostgresLedgerTransaction> transactionOfThisThread() {
    return work.ofThisThread().or(amending::ofThisThread);
  }

  @Override
  public boolean shared() {
    return true;
  }

  @Override
  public int shards() {
    return name.shards();
  }

  @Override
  public Claim claim() {
    worked = true;
    Tenure tenure = tenures.claim(name.handler(), name.shards());
    if (tenure.isEmpty()) {
      loaded = Loaded.NOTHING;
      return Claim.NONE;
    }
    long revision = tenures.holding(name.handler()).map(Holding::revision).orElse(0L);
    boolean held = loaded.tenure().equals(tenure) && loaded.revision() >= revision;
    return held ? Claim.HELD : Claim.CHANGED;
  }

  @Override
  public void release() {
    worked = false;
    loaded = Loaded.NOTHING;
    tenures.release(name.handler());
  }

  @Override
  public boolean alone() {
    return tenures
        .holding(name.handler())
        .map(Holding::alone)
        .orElseGet(
            () ->
                database
                    .with(
                        "looking for other nodes",
                        connection -> new NodeTable(database.schema()).workers(connection))
                    .getOrDefault(name.handler(), List.of())
                    .isEmpty());
  }

  @Override
  public LedgerSnapshot load() {
    // Asked before: what is read belongs to this tenure or to a later one, which is refused.
    Tenure tenure = tenures.tenure(name.handler());
    if (worked && tenure.isEmpty()) {
      throw new LedgerChangedException(
          "this node holds nothing of the ledger of " + name.handler() + " any more");
    }
    Set<Integer> held = worked ? tenure.epochs().keySet() : everything();
    return database.readTogether(
        "loading a ledger",
        connection -> {
          Map<Integer, ShardRows.Row> rows =
              ShardRows.some(connection, sql.selectPositions, name.handler(), held);
          long revision =
              rows.values().stream().mapToLong(ShardRows.Row::revision).max().orElse(-1);
          LedgerSnapshot snapshot =
              reader(connection).snapshot(new Shards(name.shards(), held), rows);
          loaded = new Loaded(tenure, revision);
          return snapshot;
        });
  }

  private Set<Integer> everything() {
    return IntStream.range(0, name.shards()).boxed().collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public LedgerTransaction begin() {
    if (amending.ofThisThread().isPresent()) {
      throw new IllegalStateException(
          "this thread has a transaction on the ledger of "
              + name.handler()
              + " already; close that one first");
    }
    return worked ? work.begin() : amending.begin();
  }

  @Override
  public LedgerTransaction amend() {
    return amending.begin();
  }

  @Override
  public long reached() {
    return database.with("reading a ledger", connection -> reader(connection).reached());
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public List<DeadLetter> deadLetters(long after, int limit) {
    return database.with(
        "reading dead letters", connection -> reader(connection).deadAfter(after, limit));
  }

  @Override
  public EventState state(long sequence) {
    return database.readTogether(
        "reading a ledger", connection -> reader(connection).state(sequence));
  }

  @Override
  public LedgerCounts counts() {
    return database.with("counting a ledger", connection -> reader(connection).counts());
  }

  @Override
  public List<OutboxEvent> outbox(int limit) {
    return database.with(
        "reading an outbox",
        connection ->
            worked
                ? reader(connection).outbox(tenures.tenure(name.handler()).epochs().keySet(), limit)
                : reader(connection).outbox(limit));
  }

  /** Needs no tenure: the events are in the log, whoever has brought them there. */
  @Override
  public void clearOutbox(List<Long> ids) {
    if (ids.isEmpty()) {
      return;
    }
    Optional<PostgresLedgerTransaction> own = transactionOfThisThread();
    if (own.isPresent()) {
      own.get().join(connection -> clear(connection, ids));
    } else {
      database.with("clearing an outbox", connection -> clear(connection, ids));
    }
  }

  private int clear(Connection connection, List<Long> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(sql.deleteOutbox)) {
      delete.setString(1, name.handler());
      delete.setArray(2, connection.createArrayOf("int8", ids.toArray()));
      return delete.executeUpdate();
    }
  }

  @Override
  public void close() {
    try {
      work.close();
      amending.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InboxException("interrupted while closing the ledger of " + name.handler(), e);
    }
  }

  private LedgerReader reader(Connection connection) {
    return new LedgerReader(connection, sql, name.handler());
  }
}

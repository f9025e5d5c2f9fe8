package dev.signalbox.inbox.jdbc.internal.postgres;

import dev.signalbox.core.inbox.HandlerReport;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.NodeSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which shards of which ledgers this node may write. Each is held with an advisory lock of a
 * session that does nothing else: the locks are gone with the session, when the process dies, is
 * cut off, or is stopped for so long that the server ends the session. Each holder of a shard gets
 * a number that is higher than that of the one before it; a transaction of an earlier holder finds
 * another number and is refused.
 *
 * <p>Further locks of the session tell other nodes that this one is there, and which handlers it
 * works. All who work a handler share its shards out among them.
 */
final class Tenures implements AutoCloseable {

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** A session that is silent for so long is ended by the server, from version 14 on. */
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private static final int VERSION_WITH_SILENCE = 14;

  /** How long to wait for a transaction of the holder before, which cannot commit any more. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  /** So many heartbeats between two reports, and between two removals of what the dead left. */
  private static final int REPORT_BEATS = 2;

  private static final int CLEANING_BEATS = 30;
  private static final Logger LOG = LoggerFactory.getLogger(Tenures.class);

  private final Database database;
  private final LedgerSql sql;
  private final NodeTable table;
  private final NodeSettings node;
  private final Instant since;
  private final Map<String, Holding> holdings = new ConcurrentHashMap<>();
  private final Semaphore signals = new Semaphore(0);
  private final Thread heartbeat = new Thread(this::beat, "signalbox-inbox-tenure");
  private volatile Runnable nudge = () -> {};
  private volatile Supplier<List<HandlerReport>> reports = List::of;
  private volatile boolean closed;

  /** What it is called in the session; another one in each. */
  private volatile String name = "";

  /** Guarded by this; null until needed and after a failure. */
  private Connection session;

  private List<HandlerReport> reported = List.of();

  /** Of a node; no session is open yet. */
  Tenures(Database database, NodeSettings node, Instant since) {
    this.database = database;
    this.sql = new LedgerSql(database.schema());
    this.table = new NodeTable(database.schema());
    this.node = node;
    this.since = since;
    heartbeat.setDaemon(true);
    heartbeat.start();
  }

  /** Has something called when there may be other work to do. */
  void onChange(Runnable wanted) {
    nudge = wanted;
  }

  /** How the handlers stand, for other nodes. */
  void reportTo(Supplier<List<HandlerReport>> wanted) {
    reports = wanted;
  }

  /** What this node is called now. */
  String name() {
    return name;
  }

  /** What is held of a handler's ledger. */
  Tenure tenure(String handler) {
    return holding(handler).map(Holding::tenure).orElse(Tenure.NONE);
  }

  /** A handler that is worked here. */
  Optional<Holding> holding(String handler) {
    return Optional.ofNullable(holdings.get(handler));
  }

  /** There may be news from other nodes. */
  void look() {
    signals.release();
  }

  /**
   * Takes this node's share of a handler's ledger, as far as it is free, and gives back what is
   * beyond it.
   *
   * @return what is held then
   * @throws InboxException when the database fails
   */
  Tenure claim(String handler, int shards) {
    Holding known = holdings.get(handler);
    if (known != null && !known.due()) {
      return known.tenure();
    }
    return adjust(handler, shards);
  }

  private synchronized Tenure adjust(String handler, int shards) {
    if (closed) {
      throw new InboxException("the inbox is closed; no ledger for '" + handler + "' any more");
    }
    try {
      Connection current = session();
      Holding holding = holdings.get(handler);
      if (holding == null) {
        holding = join(current, handler, shards);
      }
      holding.done();
      give(current, handler, holding, holding.surplus());
      boolean free = true;
      for (int shard = 0; shard < shards && free && holding.wants(); shard++) {
        if (!holding.tenure().epochs().containsKey(shard)) {
          free = take(current, handler, holding, shard);
        }
      }
      return holding.tenure();
    } catch (SQLException e) {
      lose(e);
      throw database.failed("taking the ledger of handler " + handler, e);
    }
  }

  private Holding join(Connection current, String handler, int shards) throws SQLException {
    LockKey.ofWorker(database.schema(), name, handler).tryLock(current);
    table.join(current, name, handler);
    Holding holding = new Holding(name, shards);
    holding.workers(table.workers(current).getOrDefault(handler, List.of()));
    holdings.put(handler, holding);
    tellOthers(current);
    return holding;
  }

  /** Takes a shard that no other node has; false when somebody amends the ledger now. */
  private boolean take(Connection current, String handler, Holding holding, int shard)
      throws SQLException {
    LockKey key = LockKey.of(database.schema(), handler, shard);
    if (!key.tryLock(current)) {
      return true;
    }
    OptionalLong epoch = nextEpoch(current, handler, shard);
    if (epoch.isPresent()) {
      holding.took(shard, epoch.getAsLong());
    } else {
      key.unlock(current);
    }
    return epoch.isPresent();
  }

  private void give(Connection current, String handler, Holding holding, List<Integer> given)
      throws SQLException {
    if (given.isEmpty()) {
      return;
    }
    holding.gave(given);
    try (PreparedStatement update = current.prepareStatement(sql.leave)) {
      update.setString(1, handler);
      update.setString(2, name);
      update.setArray(3, current.createArrayOf("int4", given.toArray()));
      update.executeUpdate();
    } catch (SQLException e) {
      if (!Failures.locked(e)) {
        throw e;
      }
      // Somebody amends the ledger; the name there is only for people.
      LOG.debug("SBX-3134 shards of handler {} keep the name of this node", handler, e);
    }
    for (int shard : given) {
      LockKey.of(database.schema(), handler, shard).unlock(current);
    }
    tellOthers(current);
  }

  /** Leaves a handler's ledger to the other nodes. */
  synchronized void release(String handler) {
    Holding holding = holdings.remove(handler);
    if (holding == null || session == null) {
      return;
    }
    try {
      give(session, handler, holding, List.copyOf(holding.tenure().epochs().keySet()));
      LockKey.ofWorker(database.schema(), name, handler).unlock(session);
      table.leave(session, name, handler);
      tellOthers(session);
    } catch (SQLException e) {
      lose(e);
    }
  }

  /** What this node thought it held is another's: then its session is gone. */
  synchronized void lost(String handler, Tenure tenure) {
    if (tenure.node().equals(name)) {
      LOG.warn("SBX-3132 shards of handler {} were taken over by another node", handler);
      lose(new SQLException("the session with the locks was ended", "57P01"));
    }
  }

  @Override
  public void close() {
    closed = true;
    look();
    synchronized (this) {
      holdings.clear();
      if (session != null) {
        leave();
      }
      disconnect();
    }
  }

  private void leave() {
    try {
      table.delete(session, name);
      tellOthers(session);
    } catch (SQLException e) {
      LOG.debug("SBX-3133 other nodes will find out themselves that this one is gone", e);
    }
  }

  private OptionalLong nextEpoch(Connection current, String handler, int shard)
      throws SQLException {
    for (int attempt = 0; attempt < 2; attempt++) {
      try (PreparedStatement update = current.prepareStatement(sql.nextEpoch)) {
        update.setString(1, name);
        update.setString(2, handler);
        update.setInt(3, shard);
        try (ResultSet row = update.executeQuery()) {
          return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
        }
      } catch (SQLException e) {
        if (!Failures.locked(e)) {
          throw e;
        }
        endHolder(current, handler, shard);
      }
    }
    return OptionalLong.empty();
  }

  /**
   * The lock of the shard is ours. If the node that had it is gone, whatever transactions it has
   * open are of one that was cut off or stopped.
   */
  private void endHolder(Connection current, String handler, int shard) throws SQLException {
    try (PreparedStatement select = current.prepareStatement(sql.selectHolder)) {
      select.setString(1, handler);
      select.setInt(2, shard);
      try (ResultSet row = select.executeQuery()) {
        if (row.next() && !row.getString(1).isEmpty() && !row.getString(1).equals(name)) {
          LockKey holder = LockKey.ofNode(database.schema(), row.getString(1));
          if (!holder.isHeld(current, database.schema())) {
            int ended = holder.endSessions(current);
            LOG.warn(
                "SBX-3131 node {} is gone: {} sessions of it are ended", row.getString(1), ended);
          }
        }
      }
    }
  }

  private Connection session() throws SQLException {
    if (session == null) {
      Connection opened = database.open("signalbox tenure", ANSWER);
      try (Statement statement = opened.createStatement()) {
        statement.execute("SET lock_timeout = " + PATIENCE.toMillis());
        if (opened.getMetaData().getDatabaseMajorVersion() >= VERSION_WITH_SILENCE) {
          statement.execute("SET idle_session_timeout = " + SILENCE.toMillis());
        }
        // A new name: the server may still have the session before, with its locks.
        String id = NodeName.ofThisProcess().text();
        LockKey.ofNode(database.schema(), id).tryLock(opened);
        table.insert(opened, id, node, since);
        name = id;
      } catch (SQLException e) {
        opened.close();
        throw e;
      }
      session = opened;
      reported = List.of();
    }
    return session;
  }

  private void tellOthers(Connection current) throws SQLException {
    try (Statement statement = current.createStatement()) {
      statement.execute(sql.notifyNodes);
    }
  }

  private void beat() {
    try {
      for (int beat = 0; !closed; beat++) {
        if (check(beat)) {
          nudge.run();
        }
        signals.tryAcquire(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS);
        signals.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks what other nodes do; whether that matters to the handlers that are worked here. */
  private boolean check(int beat) {
    try {
      Optional<List<HandlerReport>> now =
          beat % REPORT_BEATS == 0 ? Optional.of(reports.get()) : Optional.empty();
      return check(now, beat % CLEANING_BEATS == 0);
    } catch (RuntimeException e) {
      LOG.warn("SBX-3136 the handlers of this node could not be reported", e);
      return false;
    }
  }

  private synchronized boolean check(Optional<List<HandlerReport>> now, boolean clean) {
    if (closed) {
      return false;
    }
    try {
      Connection current = session();
      if (clean) {
        table.deleteGone(current);
      }
      if (now.isPresent() && !now.get().equals(reported)) {
        table.report(current, name, now.get());
        reported = now.get();
      }
      return watch(current);
    } catch (SQLException e) {
      lose(e);
      return false;
    }
  }

  private boolean watch(Connection current) throws SQLException {
    Map<String, List<String>> workers = table.workers(current);
    boolean news = false;
    for (Map.Entry<String, Holding> each : holdings.entrySet()) {
      each.getValue().workers(workers.getOrDefault(each.getKey(), List.of()));
      news |= each.getValue().due();
    }
    if (holdings.isEmpty()) {
      return news;
    }
    try (PreparedStatement select = current.prepareStatement(sql.selectRevisions)) {
      select.setArray(1, current.createArrayOf("text", holdings.keySet().toArray()));
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Holding holding = holdings.get(rows.getString(1));
          news |= holding != null && holding.changed(rows.getLong(2));
        }
      }
    }
    return news;
  }

  private void lose(SQLException e) {
    if (holdings.values().stream().anyMatch(holding -> !holding.tenure().isEmpty())) {
      LOG.warn(
          "SBX-3130 this node holds no ledger any more and asks for them again: {}",
          Failures.reason(database.where(), e));
    }
    holdings.clear();
    disconnect();
  }

  private void disconnect() {
    Connection closing = session;
    session = null;
    name = "";
    if (closing == null) {
      return;
    }
    try {
      closing.close();
    } catch (SQLException e) {
      LOG.debug("SBX-3135 closing the session with the locks failed", e);
    }
  }
}

package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Claim;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.LedgerTransaction;
import dev.signalbox.testing.postgres.PostgresServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What the inbox does with connections of an application server's pool. */
class DataSourceTest {

  private static PostgresServer server;

  @BeforeAll
  static void startServer() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static HikariDataSource pool(String url, int size) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(2_000);
    config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    config.setConnectionInitSql(
        "SET lock_timeout = 4321; SET synchronous_commit = off; SET search_path TO \"$user\", public");
    return new HikariDataSource(config);
  }

  @Test
  void connections_comeBackAsTheyWere() throws Exception {
    try (HikariDataSource pool = pool(server.newDatabase(), 12)) {
      List<Map<String, String>> before = allSessions(pool);
      try (Inbox inbox = PostgresInboxes.open(pool, Clock.systemUTC())) {
        HandlerLedger ledger = inbox.ledger("shop");
        assertThat(ledger.claim()).isNotEqualTo(Claim.NONE);
        ledger.load();
        try (LedgerTransaction transaction = ledger.begin();
            Connection own = ledger.dataSource().getConnection();
            Statement statement = own.createStatement()) {
          statement.execute("CREATE TABLE orders (id text)");
          transaction.position(7);
          transaction.commit();
        }
        try (Connection own = ledger.dataSource().getConnection();
            Statement statement = own.createStatement()) {
          own.setAutoCommit(false);
          statement.execute("SET statement_timeout = 777");
          statement.execute("INSERT INTO orders VALUES ('left open')");
        }
        assertThat(inbox.append(Events.event("one")).toCompletableFuture().get().outcome())
            .isEqualTo(Outcome.STORED);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections())
            .as("appending, syncing, listening, locks, the handler's")
            .isEqualTo(5);
      }
      await()
          .untilAsserted(
              () -> assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero());
      assertThat(allSessions(pool)).allMatch(before.get(0)::equals);
      assertThat(one(pool, "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"))
          .isEqualTo("0");
      assertThat(one(pool, "SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in%'"))
          .isEqualTo("0");
    }
  }

  @Test
  void poolOfDeadConnections_isGoneThrough() throws Exception {
    String url = server.newDatabase();
    Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    try (Inbox inbox = PostgresInboxes.open(unchecked(url, idle), Clock.systemUTC())) {
      for (int i = 0; i < 30; i++) {
        idle.add(PostgresServer.connect(url));
      }
      PGSimpleDataSource fresh = new PGSimpleDataSource();
      fresh.setUrl(url);
      one(
          fresh,
          "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND pid <> pg_backend_pid()");

      await()
          .ignoreExceptions()
          .until(
              () ->
                  inbox
                      .append(Events.event("after"))
                      .toCompletableFuture()
                      .get(5, TimeUnit.SECONDS)
                      .sequence(),
              sequence -> sequence == 1);
      assertThat(inbox.read(0, List.of(), 10).events()).hasSize(1);
    }
    assertThat(idle).allSatisfy(connection -> assertThat(connection.isValid(2)).isTrue());
    for (Connection connection : idle) {
      connection.close();
    }
  }

  @Test
  void driverThatIsHidden_otherNodesAreLookedFor() throws Exception {
    String url = server.newDatabase();
    try (HikariDataSource pool = pool(url, 12);
        Inbox looking = PostgresInboxes.open(hiding(pool), Clock.systemUTC());
        Inbox other = PostgresInboxes.open(url)) {
      CountDownLatch heard = new CountDownLatch(1);
      looking.onAppended(heard::countDown);
      other.append(Events.event("by the other")).toCompletableFuture().get();
      assertThat(heard.await(20, TimeUnit.SECONDS)).isTrue();
      HandlerLedger ledger = looking.ledger("shop");
      try (Connection own = ledger.dataSource().getConnection();
          Statement statement = own.createStatement()) {
        statement.execute("BEGIN");
        statement.execute("CREATE TABLE gone (id text)");
      }
      try (Connection own = ledger.dataSource().getConnection();
          Statement statement = own.createStatement()) {
        assertThatThrownBy(() -> statement.execute("SELECT * FROM gone"))
            .isInstanceOf(SQLException.class);
      }
    }
  }

  @Test
  void dataSourceInATransactionOfTheServer_isRefused() {
    try (HikariDataSource pool = pool(server.newDatabase(), 4)) {
      assertThatThrownBy(() -> PostgresInboxes.open(joined(pool), Clock.systemUTC()))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("jdbc/test")
          .hasMessageContaining("transactional=\"false\"");
    }
  }

  private static List<Map<String, String>> allSessions(HikariDataSource pool) throws SQLException {
    List<Connection> all = new ArrayList<>();
    List<Map<String, String>> found = new ArrayList<>();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        all.add(pool.getConnection());
      }
      for (Connection connection : all) {
        Map<String, String> settings = new TreeMap<>();
        try (Statement statement = connection.createStatement();
            ResultSet rows =
                statement.executeQuery(
                    "SELECT name, setting FROM pg_settings WHERE name !~ '^plpgsql'")) {
          while (rows.next()) {
            settings.put(rows.getString(1), rows.getString(2));
          }
        }
        settings.put("autocommit", "" + connection.getAutoCommit());
        settings.put("network timeout", "" + connection.getNetworkTimeout());
        found.add(settings);
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    return found;
  }

  private static String one(DataSource source, String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Gives what is idle, alive or not, as servers do unless told otherwise. */
  private static DataSource unchecked(String url, Deque<Connection> idle) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSourceTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              Connection kept = idle.poll();
              Connection given = kept == null ? PostgresServer.connect(url) : kept;
              AtomicBoolean destroyed = new AtomicBoolean();
              return wrap(
                  given,
                  (name, connection) -> {
                    destroyed.compareAndSet(false, name.equals("abort"));
                    if (name.equals("close") && !destroyed.get()) {
                      idle.add(connection);
                      return "kept";
                    }
                    return null;
                  });
            });
  }

  private static DataSource hiding(DataSource source) {
    return wrapping(
        source,
        (method, connection) -> {
          if (method.equals("unwrap")) {
            throw new SQLException("hidden");
          }
          return null;
        });
  }

  /** As in a global transaction. */
  private static DataSource joined(DataSource source) {
    return wrapping(
        source,
        (method, connection) -> {
          if (method.equals("setAutoCommit")) {
            throw new SQLException("You cannot set autocommit during a managed transaction!");
          }
          return method.equals("getAutoCommit") ? (Object) false : null;
        });
  }

  private interface Instead {
    Object of(String method, Connection connection) throws SQLException;
  }

  private static DataSource wrapping(DataSource source, Instead instead) {
    return (DataSource)
        Proxy.newProxyInstance(
            DataSourceTest.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> wrap(source.getConnection(), instead));
  }

  private static Connection wrap(Connection connection, Instead instead) {
    return (Connection)
        Proxy.newProxyInstance(
            DataSourceTest.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object answer = instead.of(method.getName(), connection);
              if (answer != null) {
                return method.getReturnType() == void.class ? null : answer;
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

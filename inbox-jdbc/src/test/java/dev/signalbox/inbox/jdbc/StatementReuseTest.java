package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.LedgerTransaction;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handler's statements are kept for the next event; nobody must notice. */
class StatementReuseTest {

  private static final String INSERT = "INSERT INTO seen (id, name) VALUES (?, ?)";
  private static final String ALL = "SELECT * FROM seen ORDER BY id";

  @TempDir Path folder;
  private Inbox inbox;
  private HandlerLedger ledger;
  private DataSource source;

  @BeforeEach
  void open() throws SQLException {
    inbox =
        new SqliteInboxProvider()
            .open(SqliteInboxes.settings(folder, 100, Duration.ofMillis(300)), Clock.systemUTC());
    ledger = inbox.ledger("keeper");
    source = ledger.dataSource();
    outside("CREATE TABLE seen (id INTEGER PRIMARY KEY, name TEXT)");
  }

  @AfterEach
  void close() {
    inbox.close();
  }

  @Test
  void parameters_doNotOutliveTheirUse() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      try (Connection connection = source.getConnection();
          PreparedStatement insert = connection.prepareStatement(INSERT)) {
        insert.setInt(1, 2);
        insert.executeUpdate();
      }
      transaction.commit();
    }
    assertThat(names()).isEqualTo("one,null");
  }

  @Test
  void closedStatement_takesNothingMore() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      try (Connection connection = source.getConnection()) {
        PreparedStatement first = connection.prepareStatement(INSERT);
        first.close();
        first.close();
        try (PreparedStatement second = connection.prepareStatement(INSERT)) {
          assertThat(first.isClosed()).isTrue();
          assertThat(second.isClosed()).isFalse();
          assertThatThrownBy(() -> first.setInt(1, 7))
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("closed");
          second.setInt(1, 1);
          second.setString(2, "one");
          first.close();
          assertThat(second.executeUpdate()).isEqualTo(1);
        }
      }
      transaction.commit();
    }
    assertThat(names()).isEqualTo("one");
  }

  @Test
  void resultOfAClosedStatement_readsNothingOfTheNext() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      try (Connection connection = source.getConnection()) {
        PreparedStatement first = connection.prepareStatement(ALL);
        ResultSet old = first.executeQuery();
        assertThat(old.next()).isTrue();
        first.close();
        try (PreparedStatement second = connection.prepareStatement(ALL);
            ResultSet rows = second.executeQuery()) {
          assertThat(old.isClosed()).isTrue();
          assertThatThrownBy(old::next).isInstanceOf(SQLException.class);
          old.close();
          assertThat(rows.next()).isTrue();
          assertThat(rows.getString("name")).isEqualTo("one");
        }
      }
      transaction.commit();
    }
  }

  @Test
  void twoOfTheSameTextAtATime_areIndependent() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      insert(2, "two");
      try (Connection connection = source.getConnection();
          PreparedStatement first = connection.prepareStatement(ALL);
          PreparedStatement second = connection.prepareStatement(ALL);
          ResultSet slow = first.executeQuery();
          ResultSet fast = second.executeQuery()) {
        assertThat(slow.next()).isTrue();
        assertThat(fast.next() && fast.next()).isTrue();
        assertThat(slow.getInt(1)).isEqualTo(1);
        assertThat(fast.getInt(1)).isEqualTo(2);
      }
      transaction.commit();
    }
  }

  @Test
  void settingsOfAStatement_goWithIt() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      insert(2, "two");
      try (Connection connection = source.getConnection()) {
        try (PreparedStatement one = connection.prepareStatement(ALL)) {
          one.setMaxRows(1);
          assertThat(rows(one)).isEqualTo(1);
        }
        try (PreparedStatement all = connection.prepareStatement(ALL)) {
          assertThat(rows(all)).isEqualTo(2);
        }
      }
      transaction.commit();
    }
  }

  @Test
  void batchThatWasNotExecuted_isForgotten() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      try (Connection connection = source.getConnection()) {
        try (PreparedStatement left = connection.prepareStatement(INSERT)) {
          left.setInt(1, 7);
          left.addBatch();
        }
        try (PreparedStatement next = connection.prepareStatement(INSERT)) {
          assertThat(next.executeBatch()).isEmpty();
        }
      }
      transaction.commit();
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void columnAddedByAnotherConnection_isThereInTheNextDelivery() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      assertThat(columns()).isEqualTo(2);
      transaction.commit();
    }
    outside("ALTER TABLE seen ADD COLUMN more TEXT DEFAULT 'new'");
    try (LedgerTransaction transaction = ledger.begin()) {
      assertThat(columns()).isEqualTo(3);
      try (Connection connection = source.getConnection();
          PreparedStatement all = connection.prepareStatement(ALL);
          ResultSet rows = all.executeQuery()) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("more")).isEqualTo("new");
      }
      transaction.commit();
    }
  }

  @Test
  void tableMadeAnewWithinTheDelivery_isTheOneThatIsUsed() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      assertThat(columns()).isEqualTo(2);
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("DROP TABLE seen");
        statement.executeUpdate("CREATE TABLE seen (name TEXT, id INTEGER, kind TEXT)");
      }
      insert(2, "two");
      assertThat(columns()).isEqualTo(3);
      transaction.commit();
    }
    assertThat(names()).isEqualTo("two");
  }

  @Test
  void generatedKey_isThereForEachInsert() throws Exception {
    for (int turn = 1; turn <= 3; turn++) {
      try (LedgerTransaction transaction = ledger.begin()) {
        transaction.savepoint();
        try (Connection connection = source.getConnection();
            PreparedStatement insert =
                connection.prepareStatement(
                    "INSERT INTO seen (name) VALUES ('x')", Statement.RETURN_GENERATED_KEYS);
            Statement another = connection.createStatement()) {
          insert.executeUpdate();
          another.executeUpdate("INSERT INTO seen (name) VALUES ('y')");
          assertThat(key(insert)).isEqualTo(2 * turn - 1);
          assertThat(key(another)).isEqualTo(2 * turn);
        }
        transaction.releaseSavepoint();
        transaction.commit();
      }
    }
  }

  @Test
  void generatedKey_isNotThereForAStatementMadeWithoutAskingForIt() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      transaction.savepoint();
      try (Connection connection = source.getConnection();
          PreparedStatement insert =
              connection.prepareStatement("INSERT INTO seen (name) VALUES ('x')")) {
        insert.executeUpdate();
        try (ResultSet key = insert.getGeneratedKeys()) {
          assertThat(key.next()).isFalse();
        }
      }
      transaction.releaseSavepoint();
      transaction.commit();
    }
  }

  private static int key(Statement insert) throws SQLException {
    try (ResultSet key = insert.getGeneratedKeys()) {
      assertThat(key.next()).isTrue();
      return key.getInt(1);
    }
  }

  @Test
  void generatedKey_isThereOnAnOrdinaryConnection() throws Exception {
    try (Connection connection = source.getConnection();
        Statement insert = connection.createStatement()) {
      insert.executeUpdate("INSERT INTO seen (id, name) VALUES (5, 'x')");
      try (ResultSet key = insert.getGeneratedKeys()) {
        assertThat(key.next()).isTrue();
        assertThat(key.getInt(1)).isEqualTo(5);
      }
    }
  }

  @Test
  void keptStatements_holdUpNoCheckpoint() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      insert(1, "one");
      assertThat(columns()).isEqualTo(2);
      transaction.commit();
    }
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("handlers/keeper.db"));
        Statement statement = other.createStatement();
        ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getInt(1)).as("busy").isZero();
    }
  }

  @Test
  void moreTextsThanAreKept_allWork() throws Exception {
    try (LedgerTransaction transaction = ledger.begin()) {
      for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 300; i++) {
          try (Connection connection = source.getConnection();
              PreparedStatement select = connection.prepareStatement("SELECT " + i + " + ?")) {
            select.setInt(1, round);
            try (ResultSet row = select.executeQuery()) {
              assertThat(row.next()).isTrue();
              assertThat(row.getInt(1)).isEqualTo(i + round);
            }
          }
        }
      }
      transaction.commit();
    }
  }

  private void insert(int id, String name) throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      insert.setInt(1, id);
      insert.setString(2, name);
      insert.executeUpdate();
    }
  }

  private int columns() throws SQLException {
    try (Connection connection = source.getConnection();
        PreparedStatement all = connection.prepareStatement(ALL);
        ResultSet rows = all.executeQuery()) {
      return rows.getMetaData().getColumnCount();
    }
  }

  private static int rows(PreparedStatement select) throws SQLException {
    int count = 0;
    try (ResultSet rows = select.executeQuery()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }

  private String names() throws SQLException {
    StringBuilder names = new StringBuilder();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ALL)) {
      while (rows.next()) {
        names.append(names.isEmpty() ? "" : ",").append(rows.getString("name"));
      }
    }
    return names.toString();
  }

  private void outside(String sql) throws SQLException {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

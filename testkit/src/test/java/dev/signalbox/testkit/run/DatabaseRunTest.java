package dev.signalbox.testkit.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.api.LinqEvent;
import dev.signalbox.api.spi.Delivery;
import dev.signalbox.api.spi.EventHandler;
import dev.signalbox.api.spi.HandlerStorage;
import dev.signalbox.testkit.Events;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DatabaseRunTest {

  private final List<LinqEvent> events =
      IntStream.range(0, 10)
          .<LinqEvent>mapToObj(i -> Events.messageReceived().chat("c" + i % 3).build())
          .toList();

  /** Writes each event without looking whether it is there. */
  static final class Recorder implements EventHandler {
    private final DataSource database;

    Recorder(HandlerStorage storage) {
      database = storage.dataSource("recorder");
      try (Connection connection = database.getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE IF NOT EXISTS seen (event_id TEXT)");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void handle(Delivery delivery) throws SQLException {
      try (Connection connection = database.getConnection();
          PreparedStatement insert = connection.prepareStatement("INSERT INTO seen VALUES (?)")) {
        insert.setString(1, delivery.envelope().eventId());
        insert.executeUpdate();
      }
      if (delivery.attempt() == 1 && delivery.sequence() % 4 == 0) {
        throw new IllegalStateException("every fourth fails once");
      }
    }
  }

  @Test
  void failuresAndCrashes_leaveEveryEventExactlyOnce() throws SQLException {
    try (HandlerResult result =
        HandlerRun.with(Recorder::new)
            .dataSource(memory())
            .batchSize(3)
            .failAt(2, 7)
            .crashBeforeCommit(3, 8)
            .events(events)
            .run()
            .requireHandled()) {
      assertThat(count(result.dataSource(), "SELECT count(*) FROM seen")).isEqualTo(10);
      assertThat(count(result.dataSource(), "SELECT count(DISTINCT event_id) FROM seen"))
          .isEqualTo(10);
    }
  }

  @Test
  void deliveredTwice_isWrittenTwiceByAHandlerThatDoesNotLook() throws SQLException {
    try (HandlerResult result =
        HandlerRun.with(Recorder::new).dataSource(memory()).deliverTwice().events(events).run()) {
      assertThat(count(result.dataSource(), "SELECT count(*) FROM seen")).isEqualTo(20);
    }
  }

  @Test
  void file_canBeReadAfterTheRunAndDeleted(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("handler.db");
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite:" + file);
    HandlerRun.with(Recorder::new).dataSource(database).events(events).run().close();
    assertThat(count(database, "SELECT count(*) FROM seen")).isEqualTo(10);
    Files.delete(file);
  }

  @Test
  void committingByOneself_isRefusedAsInTheNode() {
    HandlerResult result =
        HandlerRun.with(
                storage ->
                    delivery -> {
                      try (Connection connection = storage.dataSource("x").getConnection()) {
                        connection.commit();
                      }
                    })
            .dataSource(memory())
            .maxAttempts(1)
            .events(events.get(0))
            .run();
    assertThat(result.of(events.get(0)).failures().get(0))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("belongs to the delivery");
    result.close();
  }

  private static DataSource memory() {
    SQLiteDataSource database = new SQLiteDataSource();
    database.setUrl("jdbc:sqlite::memory:");
    return database;
  }

  private static int count(DataSource database, String query) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      return rows.getInt(1);
    }
  }
}

package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.testing.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PoolSizeTest {

  @Test
  void readersAtOnce_shareAsManyConnectionsAsAreSet() throws Exception {
    try (PostgresServer server = PostgresServer.start()) {
      String url = server.newDatabase();
      InboxSettings usual = PostgresInboxes.settings(url);
      InboxSettings small =
          new InboxSettings(
              url,
              usual.dataDir(),
              usual.dedupeHorizon(),
              usual.maxWaitingEvents(),
              usual.maxWaitingBytes(),
              usual.busyTimeout(),
              2,
              Optional.empty(),
              Optional.empty(),
              usual.node());
      ExecutorService readers = Executors.newFixedThreadPool(12);
      try (Inbox inbox = new PostgresInboxProvider().open(small, Clock.systemUTC())) {
        Events.append(inbox, Events.event("one"));
        List<Future<Integer>> reads = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
          reads.add(readers.submit(() -> inbox.read(0, List.of(), 10).events().size()));
        }
        for (Future<Integer> read : reads) {
          assertThat(read.get()).isEqualTo(1);
        }
        assertThat(shared(url)).isBetween(1, 2);
      } finally {
        readers.shutdownNow();
      }
    }
  }

  private static int shared(String url) throws Exception {
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'signalbox'")) {
      row.next();
      return row.getInt(1);
    }
  }
}

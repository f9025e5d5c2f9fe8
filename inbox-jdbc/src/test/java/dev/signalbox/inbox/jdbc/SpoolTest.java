package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.Inbox;
import dev.signalbox.core.inbox.InboxException;
import dev.signalbox.core.inbox.InboxSettings;
import dev.signalbox.core.inbox.NodeSettings;
import dev.signalbox.testing.postgres.PostgresServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Deliveries on the node's own disk while the database is away. */
class SpoolTest {

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  @TempDir Path folder;
  private PostgresServer server;
  private String url;

  @BeforeEach
  void start() {
    server = PostgresServer.start();
    url = server.newDatabase();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Inbox open(String url, Path folder) {
    InboxSettings usual = PostgresInboxes.settings(url);
    return new PostgresInboxProvider()
        .open(
            new InboxSettings(
                usual.url(),
                usual.dataDir(),
                usual.dedupeHorizon(),
                usual.maxWaitingEvents(),
                usual.maxWaitingBytes(),
                usual.busyTimeout(),
                usual.poolSize(),
                Optional.of(folder),
                Optional.empty(),
                NodeSettings.unnamed()),
            Clock.systemUTC());
  }

  @Test
  void databaseAway_eventsAreKeptAndBroughtInOrder() throws Exception {
    try (Inbox inbox = open(url, folder)) {
      assertThat(Events.append(inbox, Events.event("before")).sequence()).isEqualTo(1);
      server.stop();
      List<String> ids = new ArrayList<>(List.of("before"));
      for (int i = 0; i < 50; i++) {
        assertThat(Events.append(inbox, Events.event("away-" + i)).outcome())
            .isEqualTo(Outcome.STORED);
        ids.add("away-" + i);
      }
      // Known already, here or there; and one with another body.
      Events.append(inbox, Events.event("before"));
      Events.append(inbox, Events.event("away-7"));
      Events.append(
          inbox, Events.event("default", "away-8", "message.received", Events.NOON, "other"));
      assertThat(inbox.state().writable()).isTrue();
      assertThat(inbox.state().reason()).contains("53 events wait in the spool");
      assertThat(inbox.counts().waitingAppends()).isEqualTo(53);
      assertThatThrownBy(() -> inbox.blank("+12025550123")).isInstanceOf(InboxException.class);

      server.startAgain();

      await().atMost(PATIENCE).until(() -> inbox.state().reason().isEmpty());
      assertThat(Events.ids(inbox.read(0, List.of(), 100).events())).isEqualTo(ids);
      assertThat(inbox.counts().conflicts()).isEqualTo(1);
      assertThat(Events.append(inbox, Events.event("after")).sequence()).isEqualTo(52);
    }
  }

  @Test
  void whatAnEarlierProcessLeft_isBroughtFirst() throws Exception {
    try (Inbox inbox = open(url, folder)) {
      server.stop();
      Events.append(inbox, Events.event("left"));
    }
    server.startAgain();
    try (Inbox inbox = open(url, folder)) {
      Events.append(inbox, Events.event("next"));
      await().atMost(PATIENCE).until(() -> inbox.state().reason().isEmpty());
      assertThat(Events.ids(inbox.read(0, List.of(), 10).events())).containsExactly("left", "next");
    }
  }

  @Test
  void folderOfAnotherNode_isRefused() {
    try (Inbox inbox = open(url, folder)) {
      assertThat(inbox.state().writable()).isTrue();
      assertThatThrownBy(() -> open(url, folder))
          .isInstanceOf(InboxException.class)
          .hasMessageContaining("in use by another Signalbox");
    }
  }

  /** The process is killed while the spool fills, and while it is emptied. */
  @Test
  void processKilledAtAnyTime_everyAcknowledgedIdIsStoredOnce() throws Exception {
    Set<String> acknowledged = new ConcurrentSkipListSet<>();
    for (int round = 0; round < 3; round++) {
      try (Child child = new Child(round, acknowledged)) {
        child.awaitMore(200);
        server.stop();
        child.awaitMore(2_000);
        server.startAgain();
        child.awaitMore(50 + 200 * round);
      }
    }
    try (Inbox inbox = open(url, folder)) {
      await().atMost(PATIENCE).until(() -> inbox.state().reason().isEmpty());
    }
    List<String> stored = stored();
    assertThat(acknowledged).hasSizeGreaterThan(6_000);
    assertThat(stored).doesNotHaveDuplicates();
    assertThat(new HashSet<>(stored)).containsAll(acknowledged);
    assertInOrder(stored);
  }

  /** Each child sends one after the other: so they stand in the log. */
  private static void assertInOrder(List<String> stored) {
    for (int round = 0; round < 3; round++) {
      String prefix = round + "-";
      List<Integer> numbers =
          stored.stream()
              .filter(id -> id.startsWith(prefix))
              .map(id -> Integer.parseInt(id.substring(2)))
              .toList();
      assertThat(numbers).isEqualTo(List.copyOf(new TreeSet<>(numbers)));
    }
  }

  private List<String> stored() throws Exception {
    List<String> ids = new ArrayList<>();
    try (Connection connection = PostgresServer.connect(url);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT event_id FROM signalbox.event ORDER BY sequence")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }

  /** Another process that appends until it is killed. */
  private final class Child implements AutoCloseable {

    private final Process process;
    private final Thread reading;
    private final Set<String> acknowledged;

    Child(int round, Set<String> acknowledged) throws IOException {
      this.acknowledged = acknowledged;
      this.process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  SpoolChild.class.getName(),
                  url,
                  folder.toString(),
                  Integer.toString(round))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      this.reading = new Thread(this::read, "child");
      reading.start();
    }

    private void read() {
      try (BufferedReader lines = process.inputReader()) {
        lines.lines().forEach(acknowledged::add);
      } catch (IOException | java.io.UncheckedIOException killed) {
        Thread.onSpinWait();
      }
    }

    void awaitMore(int more) {
      int wanted = acknowledged.size() + more;
      await().atMost(PATIENCE).until(() -> acknowledged.size() >= wanted);
    }

    @Override
    public void close() {
      process.destroyForcibly();
      try {
        process.waitFor();
        reading.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a child ends", e);
      }
    }
  }
}

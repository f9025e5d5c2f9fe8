package dev.signalbox.inbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.core.inbox.EventPage;
import dev.signalbox.core.inbox.HandlerLedger;
import dev.signalbox.core.inbox.Inbox;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kills a process in the middle of its work, again and again, and looks at what is left. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CrashTest {

  private static final int ROUNDS = 4;

  @TempDir Path folder;

  @Test
  void killedWhileAppending_everyAcknowledgedEventIsThereOnce() throws Exception {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(runAndKill("append", round, 700 + 900 * round));
    }

    try (Inbox inbox = SqliteInboxes.open(folder)) {
      List<String> stored = new ArrayList<>();
      EventPage page = inbox.read(0, List.of(), 1000);
      while (!page.events().isEmpty()) {
        stored.addAll(Events.ids(page.events()));
        page = inbox.read(page.through(), List.of(), 1000);
      }
      assertThat(stored).doesNotHaveDuplicates();
      assertThat(stored).containsAll(acknowledged);
      assertThat(inbox.counts().events()).isEqualTo(stored.size());
      // Nothing appears that nobody sent: at most the window of each round was not acknowledged.
      assertThat(stored.size()).isLessThanOrEqualTo(acknowledged.size() + ROUNDS * 64);
      String some = acknowledged.get(acknowledged.size() / 2);
      assertThat(Events.ids(inbox.byEventId(some))).containsExactly(some);
    }
  }

  @Test
  void killedWhileKeysAreMoved_everyEventIsStillKnown() throws Exception {
    Map<String, String> sequences = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      Set<String> before = Set.copyOf(sequences.keySet());
      for (String line : runAndKill("repeat", round, 1000 + 1700 * round)) {
        String[] parts = line.split(" ");
        String known = sequences.putIfAbsent(parts[0], parts[1]);
        assertThat(parts[1]).isEqualTo(known == null ? parts[1] : known);
        if (before.contains(parts[0])) {
          assertThat(parts[2]).isEqualTo("DUPLICATE");
        }
      }
      KeyTables.assertSound(folder);
    }
    assertThat(sequences).hasSizeGreaterThan(2500);
    assertThat(sequences.values()).doesNotHaveDuplicates();
    assertThat(KeyTables.moved(folder)).isGreaterThan(1000);
  }

  @Test
  void killedWhileHandling_tablesAndPositionAgree() throws Exception {
    try (Inbox inbox = SqliteInboxes.open(folder);
        Connection connection = inbox.ledger("counter").dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE handled (sequence INTEGER NOT NULL)");
    }
    long reported = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<String> lines = runAndKill("handle", round, 40 + 70 * round);
      reported = Long.parseLong(lines.get(lines.size() - 1));
      try (Inbox inbox = SqliteInboxes.open(folder)) {
        HandlerLedger ledger = inbox.ledger("counter");
        long position = ledger.load().position();
        assertThat(position).isGreaterThanOrEqualTo(reported);
        assertThat(position % 5).isZero();
        try (Connection connection = ledger.dataSource().getConnection();
            Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "SELECT count(*), count(DISTINCT sequence), max(sequence) FROM handled")) {
          row.next();
          assertThat(row.getLong(1)).isEqualTo(position);
          assertThat(row.getLong(2)).isEqualTo(position);
          assertThat(row.getLong(3)).isEqualTo(position);
        }
      }
    }
  }

  /** Runs the child until it has printed so many lines, kills it, and returns all it printed. */
  private List<String> runAndKill(String work, int round, int lines) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashChild.class.getName(),
                work,
                folder.toString(),
                "r" + round)
            .redirectError(new File(folder.toFile(), work + round + ".err"))
            .start();
    List<String> printed = new ArrayList<>();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(child.getInputStream(), StandardCharsets.US_ASCII))) {
      StringBuilder line = new StringBuilder();
      for (int next = out.read(); next >= 0; next = out.read()) {
        if (next == '\n') {
          // Only whole lines count: the kill may cut the last one.
          printed.add(line.toString().strip());
          line.setLength(0);
        } else {
          line.append((char) next);
        }
        if (printed.size() == lines) {
          // By its handle: Process would also close the stream that is being read.
          child.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(printed).hasSizeGreaterThanOrEqualTo(lines);
    return printed;
  }
}

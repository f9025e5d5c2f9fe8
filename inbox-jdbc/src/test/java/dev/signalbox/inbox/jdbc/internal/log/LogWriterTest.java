package dev.signalbox.inbox.jdbc.internal.log;

import static dev.signalbox.inbox.jdbc.internal.log.Appends.NOON;
import static dev.signalbox.inbox.jdbc.internal.log.Appends.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.SequenceRange;
import dev.signalbox.inbox.jdbc.OpenFiles;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one batch, one block and one life of the log leave in its tables. */
class LogWriterTest {

  private static final int KEYS_PER_RUN = 1_000;

  @TempDir Path folder;

  private SqliteFile file;
  private LogWriter writer;

  @BeforeEach
  void open() throws SQLException {
    file =
        new SqliteFile(
            folder.resolve("inbox.db"), Profile.LOG, Duration.ofSeconds(5), ConnectionTuning.NONE);
    writer = LogWriter.open(file, KEYS_PER_RUN);
  }

  @AfterEach
  void close() throws SQLException {
    writer.close();
  }

  @Test
  void batchWithRepetitions_isJudgedInItsOrder() throws SQLException {
    PendingAppend other = PendingAppend.of(Appends.event("a", NOON, new byte[] {2}));

    assertThat(writer.append(List.of(received("a", NOON), received("b", NOON), other)))
        .containsExactly(
            new AppendResult(1, Outcome.STORED),
            new AppendResult(2, Outcome.STORED),
            new AppendResult(1, Outcome.CONFLICT));
    assertThat(writer.append(List.of(received("b", NOON + 1), other)))
        .containsExactly(
            new AppendResult(2, Outcome.DUPLICATE), new AppendResult(1, Outcome.CONFLICT));
    assertThat(writer.counts()).isEqualTo(new LogCounts(2, 2, 0, 2));
    assertThat(numbers("SELECT sequence FROM signalbox_conflict")).containsExactly(1L, 1L);
  }

  @Test
  void knownKeysInABatchOfAnySize_areFound() throws SQLException {
    append(0, 300);
    writer.close();
    // With so few in memory all the others are in the table of keys.
    writer = LogWriter.open(file, 1);
    append(300, 305);
    append(305, 310);
    assertThat(numbers("SELECT count(*) FROM signalbox_key").get(0)).isGreaterThan(300);
    for (int size : new int[] {1, 2, 63, 64, 65, 128, 200}) {
      List<PendingAppend> batch =
          IntStream.range(50, 50 + size).mapToObj(i -> Appends.of("e" + i)).toList();

      assertThat(writer.append(batch))
          .containsExactlyElementsOf(
              IntStream.range(50, 50 + size)
                  .mapToObj(i -> new AppendResult(i + 1, Outcome.DUPLICATE))
                  .toList());
    }
  }

  @Test
  void block_holds256EventsAndTheirSpanOfTime() throws SQLException {
    writer.append(List.of(received("x", NOON + 7), received("y", NOON), received("z", NOON + 3)));
    append(0, 254);

    assertThat(blocks())
        .containsExactly(
            List.of(1L, 256L, NOON, NOON + 7, 256L, 256L, 1_024L),
            List.of(257L, 257L, NOON, NOON, 1L, 1L, 4L));
    assertThat(writer.currentBlock()).isEqualTo(257);
  }

  @Test
  void blockOfAnEarlierLife_isFilledUp() throws SQLException {
    append(0, 1);
    writer.append(List.of(received("early", NOON - 9), received("late", NOON + 9)));
    writer.close();
    writer = LogWriter.open(file, KEYS_PER_RUN);
    assertThat(writer.currentBlock()).isEqualTo(1);
    append(1, 2);

    assertThat(blocks()).containsExactly(List.of(1L, 4L, NOON - 9, NOON + 9, 4L, 4L, 16L));
  }

  @Test
  void gapInTheSequences_beginsABlock() throws SQLException {
    append(0, 1);
    writer.goOnAfter(10);
    append(1, 2);

    assertThat(writer.counts().lastSequence()).isEqualTo(11);
    assertThat(blocks())
        .containsExactly(
            List.of(1L, 1L, NOON, NOON, 1L, 1L, 4L), List.of(11L, 11L, NOON, NOON, 1L, 1L, 4L));
    assertThat(numbers("SELECT sequence FROM signalbox_dedupe")).containsExactly(1L, 11L);
    writer.goOnAfter(5);
    assertThat(writer.counts().lastSequence()).isEqualTo(11);
  }

  @Test
  void emptiedBlock_goesUnlessAppendsAddToIt() throws SQLException {
    append(0, 257);
    Purge all = new Purge(0, 0, NOON + 1, NOON + 1);
    List<SequenceRange> blocks;
    try (Connection reading = file.openForReading()) {
      blocks = all.blocks(reading, 0);
      assertThat(all.blocks(reading, 1)).containsExactly(new SequenceRange(257, 257));
    }
    assertThat(blocks).containsExactly(new SequenceRange(1, 256), new SequenceRange(257, 257));
    for (SequenceRange block : blocks) {
      assertThat(writer.<Integer>change(w -> all.block(w, block)))
          .isEqualTo((int) (block.last() - block.first() + 1));
    }

    assertThat(blocks()).containsExactly(List.of(257L, 257L, NOON, NOON, 0L, 0L, 4L));
    assertThat(writer.counts()).isEqualTo(new LogCounts(257, 0, 0, 0));
    assertThat(numbers("SELECT count(*) FROM signalbox_dedupe")).containsExactly(0L);
    try (Connection reading = file.openForReading()) {
      assertThat(all.blocks(reading, 0)).isEmpty();
    }
  }

  @Test
  void purge_leavesWhatIsYoungOrNotSettled() throws SQLException {
    writer.append(
        List.of(
            received("old", NOON), received("settled", NOON + 5), received("waiting", NOON + 5)));
    Purge some = new Purge(NOON + 6, 2, NOON + 1, NOON + 5);

    assertThat(writer.<Integer>change(w -> some.block(w, new SequenceRange(1, 3)))).isEqualTo(2);

    assertThat(numbers("SELECT sequence FROM signalbox_event")).containsExactly(3L);
    assertThat(numbers("SELECT sequence FROM signalbox_dedupe")).containsExactly(2L, 3L);
    assertThat(writer.append(List.of(received("settled", NOON + 9), received("old", NOON + 9))))
        .extracting(AppendResult::outcome)
        .containsExactly(Outcome.DUPLICATE, Outcome.STORED);
  }

  @Test
  void keyForgottenInItsTable_isNew() throws SQLException {
    append(0, 20);
    writer.close();
    writer = LogWriter.open(file, 1);
    append(20, 25);
    append(25, 30);
    assertThat(numbers("SELECT count(*) FROM signalbox_key").get(0)).isGreaterThan(20);
    assertThat(writer.append(List.of(Appends.of("e3"))))
        .containsExactly(new AppendResult(4, Outcome.DUPLICATE));
    Purge all = new Purge(0, 0, NOON + 1, NOON + 1);
    writer.<Integer>change(w -> all.block(w, new SequenceRange(1, 30)));

    assertThat(numbers("SELECT count(*) FROM signalbox_key")).containsExactly(0L);
    assertThat(writer.append(List.of(Appends.of("e3"), Appends.of("e29"))))
        .containsExactly(
            new AppendResult(31, Outcome.STORED), new AppendResult(32, Outcome.STORED));
  }

  @Test
  void conflicts_arePurgedByTheirAge() throws SQLException {
    writer.append(
        List.of(
            received("a", NOON),
            PendingAppend.of(Appends.event("a", NOON, new byte[] {2})),
            PendingAppend.of(Appends.event("a", NOON + 1, new byte[] {3}))));
    Purge old = new Purge(0, 0, 0, NOON + 1);

    assertThat(writer.<Integer>change(old::conflicts)).isEqualTo(1);
    assertThat(writer.counts()).isEqualTo(new LogCounts(1, 1, 0, 1));
    assertThat(numbers("SELECT received_at FROM signalbox_conflict")).containsExactly(NOON + 1);
  }

  @Test
  void conflictingBody_isKeptInPart() throws SQLException {
    for (int length : new int[] {16_384, 16_385, 7}) {
      writer.append(List.of(PendingAppend.of(Appends.event("a", NOON, new byte[length]))));
    }

    assertThat(numbers("SELECT body_length FROM signalbox_conflict")).containsExactly(16_385L, 7L);
    assertThat(numbers("SELECT length(body_start) FROM signalbox_conflict"))
        .containsExactly(16_384L, 7L);
  }

  @Test
  void reopenedLog_hasMovedEverythingToTheFileAndLeavesNoProbe() throws Exception {
    append(0, 10);
    writer.close();
    writer = LogWriter.reopen(file, KEYS_PER_RUN);

    assertThat(writer.counts()).isEqualTo(new LogCounts(10, 10, 0, 0));
    assertThat(numbers("SELECT count(*) FROM signalbox_probe")).containsExactly(0L);
    // The probe was written for good, and needed room.
    assertThat(Files.size(folder.resolve("inbox.db-wal"))).isGreaterThan(256 * 1024);
  }

  @Test
  void reopening_isRefusedWhileAReaderKeepsTheLogFromBeingMoved() throws Exception {
    append(0, 1);
    SqliteFile impatient =
        new SqliteFile(file.path(), Profile.LOG, Duration.ofMillis(50), ConnectionTuning.NONE);
    try (Connection reader = file.openForReading();
        Statement statement = reader.createStatement()) {
      statement.execute("BEGIN");
      statement.executeQuery("SELECT count(*) FROM signalbox_event").close();
      append(1, 2);

      assertThatThrownBy(() -> LogWriter.reopen(impatient, KEYS_PER_RUN))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("readers kept");
      statement.execute("ROLLBACK");
    }
    writer.close();
    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void lostState_isRefused() throws Exception {
    writer.db().run("DELETE FROM signalbox_state");
    writer.close();

    assertThatThrownBy(() -> LogWriter.open(file, KEYS_PER_RUN))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("signalbox_state has lost its row");
    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void connectionThatCannotBeSetUp_isClosed() throws Exception {
    writer.close();
    SqliteFile refusing =
        new SqliteFile(
            file.path(),
            Profile.LOG,
            Duration.ofSeconds(5),
            connection -> {
              throw new SQLException("expected by the test");
            });
    assertThatThrownBy(() -> LogWriter.open(refusing, KEYS_PER_RUN))
        .hasMessage("expected by the test");

    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void probeThatACrashHasLeft_isNotInTheWay() throws SQLException {
    writer.db().run("INSERT INTO signalbox_probe (id, content) VALUES (1, x'00')");
    writer.close();
    writer = LogWriter.reopen(file, KEYS_PER_RUN);

    assertThat(numbers("SELECT count(*) FROM signalbox_probe")).containsExactly(0L);
  }

  @Test
  void closedLog_hasNoFileOpen() throws Exception {
    append(0, 1);
    assertThat(OpenFiles.below(folder)).isNotEmpty();
    writer.close();

    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void fullRunOfKeys_isMovedInSlicesAndGoneWhenTheNextIsHalfFull() throws SQLException {
    append(0, KEYS_PER_RUN);
    String moved = "SELECT count(*) FROM signalbox_key";
    // Two keys are due for each event, and no fewer than 64 are moved.
    append(KEYS_PER_RUN, KEYS_PER_RUN + 31);
    assertThat(numbers(moved)).containsExactly(0L);
    append(KEYS_PER_RUN + 31, KEYS_PER_RUN + 32);
    assertThat(numbers(moved)).containsExactly(64L);
    for (int i = KEYS_PER_RUN + 32; i < KEYS_PER_RUN + 480; i += 32) {
      append(i, i + 32);
    }
    assertThat(numbers("SELECT indexed_through FROM signalbox_state")).containsExactly(0L);
    append(KEYS_PER_RUN + 480, KEYS_PER_RUN + 500);
    append(KEYS_PER_RUN + 500, KEYS_PER_RUN + 512);

    assertThat(numbers("SELECT indexed_through FROM signalbox_state"))
        .containsExactly((long) KEYS_PER_RUN);
    assertThat(numbers(moved)).containsExactly((long) KEYS_PER_RUN);
  }

  private void append(int from, int to) throws SQLException {
    List<AppendResult> results =
        writer.append(IntStream.range(from, to).mapToObj(i -> Appends.of("e" + i)).toList());
    assertThat(results).extracting(AppendResult::outcome).containsOnly(Outcome.STORED);
  }

  private List<List<Long>> blocks() throws SQLException {
    List<List<Long>> blocks = new ArrayList<>();
    try (Connection connection = file.openForReading();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT first_sequence, last_sequence, min_received, max_received, events,"
                    + " dedupe_keys, length(id_hashes) FROM signalbox_block"
                    + " ORDER BY first_sequence")) {
      while (rows.next()) {
        List<Long> block = new ArrayList<>();
        for (int column = 1; column <= 7; column++) {
          block.add(rows.getLong(column));
        }
        blocks.add(block);
      }
    }
    return blocks;
  }

  private List<Long> numbers(String sql) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Connection connection = file.openForReading();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers.add(rows.getLong(1));
      }
    }
    return numbers;
  }
}

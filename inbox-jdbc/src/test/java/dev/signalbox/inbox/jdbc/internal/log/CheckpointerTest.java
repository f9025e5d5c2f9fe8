package dev.signalbox.inbox.jdbc.internal.log;

import static dev.signalbox.inbox.jdbc.internal.log.Appends.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.inbox.jdbc.OpenFiles;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.MovedPages;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is moved beside commits, and when a commit has to help. */
class CheckpointerTest {

  private static final int MEBIBYTE = 1024 * 1024;
  private static final long DUE = 8L * MEBIBYTE;

  /** What a commit, and an event, count besides bodies. */
  private static final long COMMIT = 6 * 4096;

  private static final long EVENT = 400;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;

  /** Threads that are not of this test. */
  private final Set<Thread> others = Set.copyOf(Thread.getAllStackTraces().keySet());

  private final BlockingQueue<SQLException> failures = new LinkedBlockingQueue<>();
  private SqliteFile file;
  private LogWriter writer;
  private MovedPages moved;
  private Checkpointer checkpointer;
  private int number;

  @BeforeEach
  void open() throws SQLException {
    file =
        new SqliteFile(
            folder.resolve("inbox.db"), Profile.LOG, Duration.ofSeconds(5), ConnectionTuning.NONE);
    writer = LogWriter.open(file, 1_000);
    moved = file.movedPages();
    checkpointer = new Checkpointer(file, moved, failures::add);
  }

  @AfterEach
  void close() throws SQLException {
    checkpointer.close();
    writer.close();
    moved.close();
    assertThat(failures).isEmpty();
  }

  @Test
  void shortLog_isMovedAndWrittenOn() throws Exception {
    commit(9);
    checkpointer.start();

    awaitMoved(9);
    checkpointer.close();
    assertThat(checkpointer.takeRest()).isFalse();
  }

  @Test
  void waitingThread_isWokenByTheCommitThatMakesEnough() throws Exception {
    store();
    store();
    store();
    checkpointer.start();
    awaitParked();
    long before = Files.size(file.path());
    checkpointer.committed(1, DUE - 3 * COMMIT - 2 * EVENT - 1);
    checkpointer.committed(1, 0);
    awaitParked();
    assertThat(Files.size(file.path())).isEqualTo(before);
    checkpointer.committed(0, 1);

    awaitMoved(3);
  }

  @Test
  void manySmallEvents_areMovedToo() throws Exception {
    store();
    store();
    store();
    checkpointer.start();
    awaitParked();
    checkpointer.committed(21_000, 0);

    awaitMoved(3);
  }

  @Test
  void interruptWhileItEnds_isKept() {
    checkpointer.start();
    Thread.currentThread().interrupt();
    checkpointer.close();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(threads()).isEmpty();
  }

  @Test
  void longLog_isMovedButForTheRest_whichTheCommittingThreadTakesOnce() throws Exception {
    commit(44);
    checkpointer.start();

    await().atMost(PATIENCE).until(checkpointer::takeRest);
    assertThat(Files.size(file.path())).isGreaterThan(40L * MEBIBYTE);
    checkpointer.close();
    assertThat(checkpointer.takeRest()).isFalse();
  }

  @Test
  void pagesWhoseSyncHasFailed_areMovedAgain() throws Exception {
    commit(1);
    byte[] before = Files.readAllBytes(file.path());
    commit(9);
    // A closed file is not synced.
    moved.close();
    checkpointer.start();
    SQLException failure = failures.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(failure.getMessage()).contains("syncing " + file.path());
    assertThat(failure.getSuppressed()).isEmpty();
    checkpointer.close();
    assertThat(Files.size(file.path())).isGreaterThan(8L * MEBIBYTE);

    // The disk has nothing of what was moved, and the system forgets it.
    Files.write(file.path(), before);
    writer.close();
    writer = LogWriter.reopen(file, 1_000);

    assertThat(writer.counts()).isEqualTo(new LogCounts(10, 10, 0, 0));
    commit(1);
    try (Connection connection = file.openForReading();
        Statement statement = connection.createStatement()) {
      assertThat(text(statement, "PRAGMA integrity_check")).isEqualTo("ok");
      assertThat(
              text(statement, "SELECT count(*) FROM signalbox_event WHERE length(body) = 1048576"))
          .isEqualTo("11");
    }
    writer.close();
    moved.close();
    assertThat(OpenFiles.below(folder)).isEmpty();
  }

  @Test
  void rest_movedBetweenTwoCommits_hasTheLogBegunAnew() throws Exception {
    commit(1);
    assertThat(Wal.begunAnew(file.path())).isZero();
    writer.moveRest();
    commit(1);
    assertThat(Wal.begunAnew(file.path())).isEqualTo(1);
    commit(1);
    assertThat(Wal.begunAnew(file.path())).isEqualTo(1);
  }

  @Test
  void committingThread_movesTheRestAfterItsNextCommit() throws Exception {
    AppendQueue queue = new AppendQueue(10, 10L * MEBIBYTE);
    queue.offer(PendingAppend.of(Appends.event("last", NOON, new byte[] {1})));
    queue.close();
    commit(43);
    try (Connection reading = file.openForReading();
        Statement statement = reading.createStatement()) {
      // What was committed after it had begun to read stays where it is until it ends.
      statement.execute("BEGIN");
      assertThat(text(statement, "SELECT count(*) FROM signalbox_event")).isEqualTo("43");
      commit(1);
      checkpointer.start();
      awaitMoved(40);
      checkpointer.close();
      statement.execute("COMMIT");

      new Committer(
              file, writer, queue, new LogStatus(), new Nudges(), LogOptions.USUAL, checkpointer)
          .run();
      assertThat(Wal.begunAnew(file.path())).isZero();
      writer = LogWriter.open(file, 1_000);
      commit(1);

      assertThat(Wal.begunAnew(file.path())).isEqualTo(1);
    }
  }

  private void commit(int mebibytes) throws SQLException {
    for (int i = 0; i < mebibytes; i++) {
      store();
      checkpointer.committed(1, MEBIBYTE);
    }
  }

  private void store() throws SQLException {
    writer.append(
        List.of(PendingAppend.of(Appends.event("event-" + number++, NOON, new byte[MEBIBYTE]))));
  }

  private List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !others.contains(thread))
        .filter(thread -> thread.getName().equals("signalbox-inbox-checkpoint"))
        .toList();
  }

  private void awaitParked() {
    await().atMost(PATIENCE).until(() -> threads().get(0).getState() == Thread.State.WAITING);
    assertThat(threads()).singleElement().matches(Thread::isDaemon);
  }

  private void awaitMoved(int mebibytes) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              try {
                return Files.size(file.path()) > (long) (mebibytes - 1) * MEBIBYTE;
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  private static String text(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "no row";
    }
  }
}

package dev.signalbox.inbox.jdbc.internal.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.signalbox.core.inbox.AppendResult;
import dev.signalbox.core.inbox.AppendResult.Outcome;
import dev.signalbox.core.inbox.InboxUnavailableException;
import dev.signalbox.inbox.jdbc.internal.log.AppendQueue.Offer;
import dev.signalbox.inbox.jdbc.internal.sqlite.ConnectionTuning;
import dev.signalbox.inbox.jdbc.internal.sqlite.MovedPages;
import dev.signalbox.inbox.jdbc.internal.sqlite.Profile;
import dev.signalbox.inbox.jdbc.internal.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the committing thread does after a failure, and whom it tells. */
class CommitterTest {

  private static final int KEYS_PER_RUN = 1_000;
  private static final int ROOM = 4;

  @TempDir Path folder;

  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger nudged = new AtomicInteger();
  private final LogStatus status = new LogStatus();
  private final AppendQueue queue = new AppendQueue(ROOM, 1_000_000);
  private SqliteFile file;
  private MovedPages moved;
  private Thread thread;

  @BeforeEach
  void open() {
    ConnectionTuning counting = connection -> opened.incrementAndGet();
    file = new SqliteFile(folder.resolve("inbox.db"), Profile.LOG, Duration.ofSeconds(5), counting);
  }

  @AfterEach
  void end() throws Exception {
    queue.close();
    thread.join();
    moved.close();
  }

  @Test
  void newEvents_areToldAndDuplicatesAreNot() throws Exception {
    start(Duration.ofHours(1));
    assertThat(result(Appends.of("a")).outcome()).isEqualTo(Outcome.STORED);
    assertThat(result(Appends.of("a")).outcome()).isEqualTo(Outcome.DUPLICATE);
    queue.close();
    thread.join();

    assertThat(nudged).hasValue(1);
  }

  @Test
  void logThatCannotBeWritten_isOpenedAgainAfterAPauseOnly() throws Exception {
    start(Duration.ofHours(1));
    int before = opened.get();
    failChange();
    for (int i = 0; i < 3; i++) {
      PendingAppend append = Appends.of("e" + i);
      assertThatThrownBy(() -> result(append))
          .hasCauseInstanceOf(InboxUnavailableException.class)
          .hasMessageContaining("broken by the test");
      queue.wake();
    }
    queue.close();
    thread.join();

    assertThat(opened).hasValue(before);
    assertThat(status.state().writable()).isFalse();
  }

  @Test
  void appendsThatFailed_giveTheirRoomBack() throws Exception {
    start(Duration.ofHours(1));
    failChange();
    for (int i = 0; i < 2 * ROOM; i++) {
      PendingAppend append = Appends.of("e" + i);
      assertThatThrownBy(() -> result(append)).isInstanceOf(ExecutionException.class);
    }

    assertThat(queue.waiting()).isZero();
  }

  @Test
  void logThatHasMoreThanWasKnown_isToldOfWhenItIsOpenedAgain() throws Exception {
    start(Duration.ofMillis(20));
    try (LogWriter other = LogWriter.open(file, KEYS_PER_RUN)) {
      // As after a commit whose sync failed, and which was on the disk after all.
      other.append(List.of(Appends.of("a")));
    }
    failChange();
    await().until(() -> status.state().writable());

    assertThat(status.counts()).isEqualTo(new LogCounts(1, 1, 0, 0));
    await().untilAsserted(() -> assertThat(nudged).hasValue(1));
    failChange();
    await().until(() -> status.state().writable());
    assertThat(result(Appends.of("a"))).isEqualTo(new AppendResult(1, Outcome.DUPLICATE));
    queue.close();
    thread.join();
    assertThat(nudged).hasValue(1);
  }

  private void start(Duration probeEvery) throws SQLException {
    LogWriter writer = LogWriter.open(file, KEYS_PER_RUN);
    moved = file.movedPages();
    Nudges nudges = new Nudges();
    nudges.add(nudged::incrementAndGet);
    Checkpointer idle = new Checkpointer(file, moved, e -> {});
    LogOptions options = new LogOptions(probeEvery, KEYS_PER_RUN);
    thread = new Thread(new Committer(file, writer, queue, status, nudges, options, idle));
    thread.start();
  }

  private void failChange() throws Exception {
    LogChange<Boolean> failing =
        writer -> {
          throw new SQLException("broken by the test");
        };
    CompletableFuture<Boolean> done = new CompletableFuture<>();
    queue.offer(new PendingChange<>(failing, done));
    assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InboxUnavailableException.class);
  }

  private AppendResult result(PendingAppend append) throws Exception {
    assertThat(queue.offer(append)).isEqualTo(Offer.TAKEN);
    return append.done().get(20, TimeUnit.SECONDS);
  }
}

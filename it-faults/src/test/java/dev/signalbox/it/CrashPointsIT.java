package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.signalbox.it.FaultyDisk.Fault;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The process of a node ends at each of its steps, under load; it is started again, the sender
 * sends again what it has no 200 for, and every id is counted: stored once, handled once.
 */
class CrashPointsIT {

  private static final int ROUNDS = Integer.getInteger("dev.signalbox.it.faults.rounds", 1);
  private static final int CRASHED = 137;
  private static final long SEED = 20261122;
  private static final int MOST_STEPS = 60;
  private static final int WRITES_A_COMMIT = 20;
  private static final Map<CrashPoint, Fault> BY_THE_DISK =
      Map.of(
          CrashPoint.BEFORE_WRITE, Fault.KILL_BEFORE_WRITE,
          CrashPoint.AFTER_WRITE, Fault.KILL_BEFORE_SYNC,
          CrashPoint.AFTER_SYNC, Fault.KILL_AFTER_SYNC);

  @TempDir private Path temp;

  @ParameterizedTest
  @EnumSource(
      value = CrashPoint.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"NONE", "LYING_INBOX"})
  void crash_losesNothingAndRepeatsNothing(CrashPoint point) throws Exception {
    Random random = new Random(SEED + point.ordinal());
    for (int round = 0; round < ROUNDS; round++) {
      int times = point.inRecovery() ? 1 : 1 + random.nextInt(MOST_STEPS);
      Path data = Files.createDirectories(temp.resolve("r" + round)).resolve("data");
      CrashTally tally = crash(point, times, data);
      int before = tally.answered();
      if (point != CrashPoint.IN_RETENTION) {
        // What was answered is there before anything is sent again.
        assertThat(tally.lost()).isEmpty();
      }
      recover(data, tally);
      System.out.printf(
          "crash %s at step %d: sent %d, answered before the crash %d, stored %d, handled %d%n",
          point, times, tally.sent(), before, tally.stored().size(), tally.handled().size());
      assertThat(tally.answered()).isEqualTo(tally.sent());
      assertThat(tally.handled()).containsExactlyInAnyOrderElementsOf(tally.all());
      assertThat(tally.stored()).doesNotHaveDuplicates();
      if (point != CrashPoint.IN_RETENTION) {
        assertThat(tally.stored()).containsExactlyInAnyOrderElementsOf(tally.all());
      }
    }
  }

  private CrashTally crash(CrashPoint point, int times, Path data) throws Exception {
    CrashTally tally = new CrashTally(point.name().toLowerCase() + "-", data);
    if (point.inRecovery()) {
      run(CrashPoint.BEFORE_ANSWER, MOST_STEPS, data, tally);
    }
    run(point, times, data, tally);
    return tally;
  }

  private void run(CrashPoint point, int times, Path data, CrashTally tally) throws Exception {
    Optional<FaultyDisk> disk = Optional.empty();
    Map<String, String> environment = new HashMap<>();
    if (BY_THE_DISK.containsKey(point)) {
      disk = FaultyDisk.in(temp);
      assumeThat(disk).as("a disk with faults needs Linux and a C compiler").isPresent();
      environment.putAll(disk.get().environment());
    }
    try (CrashProcess process = CrashProcess.start(data, point, times, environment)) {
      disk.ifPresent(faulty -> meet(faulty, point, times));
      if (process.address().isPresent()) {
        tally.sendUntilItEnds(process);
      }
      assertThat(process.ended()).as("see crash.log").isEqualTo(CRASHED);
    }
  }

  private static void meet(FaultyDisk disk, CrashPoint point, int times) {
    // A commit is one sync, and many writes.
    int factor = point == CrashPoint.BEFORE_WRITE ? WRITES_A_COMMIT : 1;
    disk.meet(BY_THE_DISK.get(point), (long) times * factor);
  }

  private void recover(Path data, CrashTally tally) throws Exception {
    try (CrashProcess process = CrashProcess.start(data, CrashPoint.NONE, 0, Map.of())) {
      tally.sendAgain(process.address().orElseThrow());
      tally.awaitHandled();
      assertThat(process.stop()).isZero();
    }
  }

  @Test
  void inboxThatSaysStoredTooEarly_isFound() throws Exception {
    Path data = temp.resolve("data");
    CrashTally tally = new CrashTally("lie-", data);
    try (CrashProcess process = CrashProcess.start(data, CrashPoint.LYING_INBOX, 0, Map.of())) {
      Thread killer = new Thread(() -> killAfter(process, tally), "killer");
      killer.start();
      tally.sendUntilItEnds(process);
      killer.join();
    }
    assertThat(tally.lost()).isNotEmpty();
  }

  private static void killAfter(CrashProcess process, CrashTally tally) {
    while (tally.answered() < MOST_STEPS) {
      Thread.onSpinWait();
    }
    process.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_WRITE", "AFTER_WRITE", "AFTER_SYNC"})
  void powerCut_keepsEveryAnswer(CrashPoint point) throws Exception {
    Random random = new Random(SEED + point.ordinal());
    for (int round = 0; round < ROUNDS; round++) {
      Path data = Files.createDirectories(temp.resolve("p" + round)).resolve("data");
      CrashTally tally = new CrashTally("cut-", data);
      cutPower(point, 1 + random.nextInt(MOST_STEPS), data, tally, false);
      int before = tally.answered();
      assertThat(tally.lost()).isEmpty();
      recover(data, tally);
      System.out.printf(
          "power cut %s: sent %d, answered before %d, stored %d, handled %d%n",
          point, tally.sent(), before, tally.stored().size(), tally.handled().size());
      assertThat(tally.stored()).containsExactlyInAnyOrderElementsOf(tally.all());
      assertThat(tally.handled()).containsExactlyInAnyOrderElementsOf(tally.all());
    }
  }

  @Test
  void powerCutWithoutSyncing_isFound() throws Exception {
    Path data = temp.resolve("data");
    CrashTally tally = new CrashTally("unsynced-", data);
    cutPower(CrashPoint.BEFORE_WRITE, MOST_STEPS, data, tally, true);
    assertThat(lost(tally)).isNotEmpty();
  }

  /** All, where not even a table is left. */
  private static Set<String> lost(CrashTally tally) throws Exception {
    try {
      return tally.lost();
    } catch (SQLException noTables) {
      return Set.copyOf(tally.all());
    }
  }

  /**
   * Ends the process and takes from the files what had not been synced: the end of the write-ahead
   * log, and the whole one of the handler, which is synced at checkpoints only.
   */
  private void cutPower(CrashPoint point, int times, Path data, CrashTally tally, boolean unsynced)
      throws Exception {
    Optional<FaultyDisk> disk = FaultyDisk.in(temp);
    assumeThat(disk).as("a disk with faults needs Linux and a C compiler").isPresent();
    Map<String, String> environment =
        unsynced ? disk.get().environmentThatSyncsNothing() : disk.get().environment();
    try (CrashProcess process = CrashProcess.start(data, CrashPoint.NONE, 0, environment)) {
      meet(disk.get(), point, times);
      tally.sendUntilItEnds(process);
      assertThat(process.ended()).as("see crash.log").isEqualTo(CRASHED);
    }
    Path log = data.resolve("inbox.db-wal");
    long durable = disk.get().durable();
    assertThat(durable).isLessThanOrEqualTo(Files.size(log));
    try (FileChannel channel = FileChannel.open(log, StandardOpenOption.WRITE)) {
      channel.truncate(durable);
    }
    for (String suffix : new String[] {"-wal", "-shm"}) {
      Files.deleteIfExists(data.resolve("handlers").resolve(CrashNode.HANDLER + ".db" + suffix));
    }
    Files.deleteIfExists(data.resolve("inbox.db-shm"));
  }
}

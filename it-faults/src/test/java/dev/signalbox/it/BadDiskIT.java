package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import dev.signalbox.it.FaultyDisk.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk under the log of a distribution fails in its several ways, and is well again. */
class BadDiskIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOW_MILLIS = 5_000;
  private static final int LARGE = 400_000;

  @TempDir private Path temp;
  private Path data;
  private Path log;

  @BeforeEach
  void name() {
    data = temp.resolve("data");
    log = temp.resolve("node.log");
  }

  private FaultyDisk disk() throws Exception {
    Optional<FaultyDisk> disk = FaultyDisk.in(temp);
    assumeThat(disk).as("a disk with faults needs Linux and a C compiler").isPresent();
    return disk.get();
  }

  private static void awaitDown(Account account) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(account.deliver(10)).isEqualTo(503);
              assertThat(account.status("/signalbox/health/ready")).isEqualTo(503);
            });
  }

  private static void awaitUp(Account account) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(account.deliver(10)).isEqualTo(200);
              assertThat(account.status("/signalbox/health/ready")).isEqualTo(200);
            });
  }

  @Test
  void disksThatFail_are503AndNotReadyUntilTheyAreWell() throws Exception {
    FaultyDisk disk = disk();
    NodeProcess node = NodeProcess.start(data, log, 0, disk.environment());
    Account account = new Account(node.address());
    try {
      for (Fault fault : List.of(Fault.SYNC_FAILS, Fault.READ_ONLY, Fault.WRITE_FAILS)) {
        awaitUp(account);
        disk.meet(fault, 0);
        assertThat(account.deliver(10)).as("%s", fault).isEqualTo(503);
        awaitDown(account);
        assertThat(account.status("/signalbox/health/live")).isEqualTo(200);
        disk.heal();
        awaitUp(account);
        account.deliverAgain();
      }
    } finally {
      disk.heal();
      node.stop();
    }
    account.assertAccountedFor(data);
  }

  @Test
  void failedSync_isNotTriedAgainForTheSameWrite() throws Exception {
    FaultyDisk disk = disk();
    NodeProcess node = NodeProcess.start(data, log, 0, disk.environment());
    Account account = new Account(node.address());
    try {
      assertThat(account.deliver(10)).isEqualTo(200);
      long before = disk.failedSyncs();
      disk.meet(Fault.SYNC_FAILS, 0);
      assertThat(account.deliver(10)).isEqualTo(503);
      assertThat(disk.failedSyncs()).as("syncs of the failed commit").isEqualTo(before + 1);
      long began = System.nanoTime();
      for (int i = 0; i < 50; i++) {
        assertThat(account.deliver(10)).isEqualTo(503);
      }
      // No delivery causes a sync; once a second the log is opened anew and the disk tried.
      long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;
      assertThat(disk.failedSyncs() - before).isLessThanOrEqualTo(1 + 2 * (seconds + 1));
      disk.heal();
      awaitUp(account);
      account.deliverAgain();
    } finally {
      disk.heal();
      node.stop();
    }
    account.assertAccountedFor(data);
  }

  @Test
  void slowSync_delaysTheAnswerAndNothingElse() throws Exception {
    FaultyDisk disk = disk();
    NodeProcess node = NodeProcess.start(data, log, 0, disk.environment());
    Account account = new Account(node.address());
    try {
      assertThat(account.deliver(10)).isEqualTo(200);
      disk.meet(Fault.SYNC_SLOW, SLOW_MILLIS);
      long began = System.nanoTime();
      CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> deliver(account));
      await().atMost(PATIENCE).until(disk::syncing);
      AtomicInteger others = new AtomicInteger();
      List<Thread> waiting = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        Thread thread = new Thread(() -> sendBeside(node, others));
        thread.start();
        waiting.add(thread);
      }
      // What does not need the disk is answered meanwhile.
      assertThat(account.status("/signalbox/health/live")).isEqualTo(200);
      assertThat(new RawClient(node.address()).exchange(unsigned()).status()).isEqualTo(401);
      assertThat(disk.syncing()).as("the sync goes on").isTrue();
      assertThat(first).isNotDone();
      assertThat(first.join()).isEqualTo(200);
      assertThat(Duration.ofNanos(System.nanoTime() - began).toMillis())
          .isGreaterThanOrEqualTo(SLOW_MILLIS);
      disk.heal();
      for (Thread thread : waiting) {
        thread.join();
      }
      assertThat(others.get()).as("answered with 200 after the one sync they shared").isEqualTo(20);
      awaitUp(account);
    } finally {
      disk.heal();
      node.stop();
    }
    account.assertAccountedFor(data);
  }

  private static int deliver(Account account) {
    try {
      return account.deliver(10);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sendBeside(NodeProcess node, AtomicInteger taken) {
    try {
      Reply reply = new RawClient(node.address()).exchange(Forge.signed(HostileNode.body()));
      taken.addAndGet(reply.status() == 200 ? 1 : 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] unsigned() {
    return Forge.post("/webhooks/linq", "", HostileNode.body());
  }

  @Test
  void readOnlyDiskAtTheStart_isSaidWithTheFile() throws Exception {
    FaultyDisk disk = disk();
    disk.meet(Fault.READ_ONLY, 0);
    assertThatThrownBy(() -> NodeProcess.start(data, log, 0, disk.environment()))
        .isInstanceOf(IOException.class);
    assertThat(Files.readString(log))
        .containsPattern("(?m)^signalbox: .*inbox[.]db.*check that this process may write");
  }

  @Test
  void fileSizeLimit_is503UntilItIsRaised() throws Exception {
    NodeProcess node = NodeProcess.start(data, log);
    Account account = new Account(node.address());
    try {
      assertThat(account.deliver(10)).isEqualTo(200);
      assumeThat(limit(node, "8388608:unlimited")).as("prlimit of util-linux").isZero();
      int status = 200;
      for (int i = 0; i < 60 && status == 200; i++) {
        status = account.deliver(LARGE);
      }
      assertThat(status).isEqualTo(503);
      awaitDown(account);
      assertThat(limit(node, "unlimited:unlimited")).isZero();
      awaitUp(account);
      account.deliverAgain();
    } finally {
      node.stop();
    }
    account.assertAccountedFor(data);
  }

  private static int limit(NodeProcess node, String bytes) throws Exception {
    try {
      return new ProcessBuilder("prlimit", "--pid", "" + node.pid(), "--fsize=" + bytes)
          .inheritIO()
          .start()
          .waitFor();
    } catch (IOException noSuchCommand) {
      return -1;
    }
  }

  @Test
  void secondProcessOnTheFolder_isRefusedAndTheFirstGoesOn() throws Exception {
    NodeProcess node = NodeProcess.start(data, log);
    Account account = new Account(node.address());
    try {
      assertThat(account.deliver(10)).isEqualTo(200);
      Path second = temp.resolve("second.log");
      assertThatThrownBy(() -> NodeProcess.start(data, second)).isInstanceOf(IOException.class);
      assertThat(Files.readString(second))
          .contains("in use by another Signalbox (process " + node.pid() + ")");
      // Not even with another folder for everything but the log.
      assertThatThrownBy(
              () ->
                  NodeProcess.start(
                      temp.resolve("other"),
                      second,
                      0,
                      Map.of("SIGNALBOX_INBOX_URL", "jdbc:sqlite:" + data.resolve("inbox.db"))))
          .isInstanceOf(IOException.class);
      assertThat(account.deliver(10)).isEqualTo(200);
    } finally {
      node.stop();
    }
    account.assertAccountedFor(data);
  }
}

package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad requests as fast as the machine makes them, and more slow connections than threads. */
class FloodIT {

  private static final int SECONDS = Integer.getInteger("dev.signalbox.it.faults.flood-seconds", 3);
  private static final int CONNECTIONS =
      Integer.getInteger("dev.signalbox.it.faults.connections", 600);
  private static final int SENDERS = 2;

  /** One line in ten seconds for each of a few subjects, however many requests there are. */
  private static final int LOG_LINES_PER_TEN_SECONDS = 20;

  @TempDir private Path temp;

  @Test
  void badRequestsByTheThousand_growNeitherStoreNorLog() throws Exception {
    Path data = temp.resolve("data");
    Path log = temp.resolve("node.log");
    NodeProcess node = NodeProcess.start(data, log);
    try {
      Account account = new Account(node.address());
      assertThat(account.deliver(10)).isEqualTo(200);
      long store = size(data);
      long lines = lines(log);
      long began = System.nanoTime();
      double busyBefore = cpuSeconds(node.pid());
      double busyHere = cpuSeconds(ProcessHandle.current().pid());
      long refused = flood(node, began + Duration.ofSeconds(SECONDS).toNanos());
      double seconds = (System.nanoTime() - began) / 1e9;
      double busy = cpuSeconds(node.pid()) - busyBefore;
      busyHere = cpuSeconds(ProcessHandle.current().pid()) - busyHere;
      long grown = lines(log) - lines;
      System.out.printf(
          "flood: %d bad requests in %.1f s, %.0f a second; store grew by %d bytes, log by %d lines;"
              + " processor time per request: node %.1f us, senders %.1f us%n",
          refused,
          seconds,
          refused / seconds,
          size(data) - store,
          grown,
          busy / refused * 1e6,
          busyHere / refused * 1e6);
      assertThat(refused).isPositive();
      assertThat(size(data)).isEqualTo(store);
      assertThat(grown).isBetween(1L, (long) ((seconds / 10 + 1) * LOG_LINES_PER_TEN_SECONDS));
      assertThat(account.deliver(10)).isEqualTo(200);
      assertThat(account.status("/signalbox/health/ready")).isEqualTo(200);
    } finally {
      node.stop();
    }
  }

  /** Of all processors; tells more than the rate does when the machine has other work. */
  private static double cpuSeconds(long pid) {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .map(Duration::toNanos)
            .orElse(0L)
        / 1e9;
  }

  private static long flood(NodeProcess node, long end) throws Exception {
    ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
    try {
      long refused = 0;
      for (Future<Long> sender :
          senders.invokeAll(Stream.generate(() -> new Flood(node, end)).limit(SENDERS).toList())) {
        refused += sender.get();
      }
      return refused;
    } finally {
      senders.shutdownNow();
    }
  }

  @Test
  void slowConnections_keepNobodyOut() throws Exception {
    NodeProcess node = NodeProcess.start(temp.resolve("data"), temp.resolve("node.log"));
    List<Socket> sockets = new ArrayList<>();
    try {
      RawClient client = new RawClient(node.address());
      Account account = new Account(node.address());
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = client.connect();
        sockets.add(socket);
        if (i % 3 == 1) {
          RawClient.send(socket, Forge.bytes("POST /webhooks/linq HTTP/1.1\r\nHost: x\r\nX-A: b"));
        } else if (i % 3 == 2) {
          RawClient.send(
              socket,
              Forge.request(
                  "POST /webhooks/linq HTTP/1.1",
                  Forge.line("Content-Length", "1000"),
                  Forge.bytes("{\"a\":")));
        }
      }
      for (int i = 0; i < 20; i++) {
        // A starved machine may need longer than the client waits; then it is sent again.
        await()
            .atMost(Duration.ofSeconds(120))
            .untilAsserted(() -> assertThat(account.deliver(10)).isEqualTo(200));
      }
      assertThat(account.status("/signalbox/health/ready")).isEqualTo(200);
      System.out.println("slow connections: " + sockets.size() + " open, 20 deliveries taken");
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
      node.stop();
    }
  }

  private static long lines(Path log) throws IOException {
    try (Stream<String> lines = Files.lines(log)) {
      return lines.count();
    }
  }

  /** What the log of events takes on the disk. */
  private static long size(Path data) throws IOException {
    long size = Files.size(data.resolve("inbox.db"));
    Path log = data.resolve("inbox.db-wal");
    return size + (Files.exists(log) ? Files.size(log) : 0);
  }
}

package dev.signalbox.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad requests as fast as the machine makes them, and more slow connections than threads. */
class FloodIT {

  private static final int SECONDS = Integer.getInteger("dev.signalbox.it.faults.flood-seconds", 3);
  private static final int CONNECTIONS =
      Integer.getInteger("dev.signalbox.it.faults.connections", 600);
  private static final int SENDERS = 4;
  private static final int PIPELINED = 64;

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
      AtomicLong refused = new AtomicLong();
      long began = System.nanoTime();
      long end = began + Duration.ofSeconds(SECONDS).toNanos();
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        Thread sender = new Thread(() -> flood(node, end, refused), "flood-" + i);
        sender.start();
        senders.add(sender);
      }
      for (Thread sender : senders) {
        sender.join();
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      long grown = lines(log) - lines;
      System.out.printf(
          "flood: %d bad requests in %.1f s, %.0f a second; store grew by %d bytes, log by %d lines%n",
          refused.get(), seconds, refused.get() / seconds, size(data) - store, grown);
      assertThat(refused.get()).isPositive();
      assertThat(size(data)).isEqualTo(store);
      assertThat(grown).isBetween(1L, (long) ((seconds / 10 + 1) * LOG_LINES_PER_TEN_SECONDS));
      assertThat(account.deliver(10)).isEqualTo(200);
      assertThat(account.status("/signalbox/health/ready")).isEqualTo(200);
    } finally {
      node.stop();
    }
  }

  /** Sends a pack of requests at a time over one connection, and counts the answers. */
  private static void flood(NodeProcess node, long end, AtomicLong refused) {
    byte[] pack = pack();
    try (Socket socket = new RawClient(node.address()).connect()) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      InputStream in = new BufferedInputStream(socket.getInputStream(), 65_536);
      while (System.nanoTime() < end) {
        out.write(pack);
        out.flush();
        count401(in);
        refused.addAndGet(PIPELINED);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Each is bad in its own way. */
  private static byte[] pack() {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    byte[] body = HostileNode.body();
    for (int i = 0; i < PIPELINED; i++) {
      String headers =
          switch (i % 4) {
            case 0 -> "";
            case 1 -> Forge.standard("wh-" + i, Forge.now(), HostileNode.body());
            case 2 -> Forge.standard("wh-" + i, "1", body);
            default -> Forge.legacy(Forge.now(), "00".repeat(32));
          };
      pack.writeBytes(
          Forge.bytes(
              new String(Forge.post("/webhooks/linq", headers, body), StandardCharsets.ISO_8859_1)
                  .replace("Connection: close\r\n", "")));
    }
    return pack.toByteArray();
  }

  /** Reads until all answers of a pack have begun to come; each has to be 401. */
  private static void count401(InputStream in) throws IOException {
    byte[] status = Forge.bytes("HTTP/1.1 ");
    int matched = 0;
    int answers = 0;
    while (answers < PIPELINED) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the node closed the connection after " + answers + " answers");
      }
      matched = next == status[matched] ? matched + 1 : next == status[0] ? 1 : 0;
      if (matched == status.length) {
        String code = new String(in.readNBytes(3), StandardCharsets.US_ASCII);
        if (!code.equals("401")) {
          throw new IOException("expected 401, was answered " + code);
        }
        answers++;
        matched = 0;
      }
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

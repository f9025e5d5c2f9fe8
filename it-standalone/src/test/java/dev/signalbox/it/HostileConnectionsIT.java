package dev.signalbox.it;

import static dev.signalbox.it.Forge.bytes;
import static dev.signalbox.it.Forge.line;
import static dev.signalbox.it.Forge.request;
import static dev.signalbox.it.Forge.signed;
import static dev.signalbox.it.Forge.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Connections that are slow, idle, cut off or crammed. */
class HostileConnectionsIT {

  private static final int MANY = 500;
  private static final long HEAP_NOISE = 16 << 20;
  private static final int MUTE = 70;
  private static final int MUTE_OTHERWISE = 3;
  private static final long CRAMMED_BYTES = 64 << 20;

  /** Two addresses with their ports, and the state: established or waiting for our close. */
  private static final Pattern OPEN =
      Pattern.compile(":[0-9A-F]{4} [0-9A-F]+:[0-9A-F]{4} (01|08) ");

  @TempDir private static Path temp;
  private static HostileNode node;

  @BeforeAll
  static void start() throws IOException {
    node = HostileNode.start(temp);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  private static byte[] withoutClose(byte[] request) {
    return bytes(
        new String(request, StandardCharsets.ISO_8859_1).replace("Connection: close\r\n", ""));
  }

  private static String text(byte[] request) {
    return new String(request, StandardCharsets.ISO_8859_1);
  }

  /** A delivery whose body does not come in full. */
  private static byte[] cutOff() {
    byte[] body = HostileNode.body();
    return request(
        "POST /webhooks/linq HTTP/1.1",
        standard("wh-1", Forge.now(), body) + line("Content-Length", "" + (body.length + 10)),
        body);
  }

  @Test
  void slowBody_is408() throws IOException {
    long newest = node.newest();
    for (byte[] slow :
        List.of(
            cutOff(),
            request(
                "POST /webhooks/linq HTTP/1.1",
                line("Transfer-Encoding", "chunked"),
                bytes("5\r\nab")))) {
      long began = System.nanoTime();
      Reply reply = node.send(slow);
      assertThat(reply.status()).isEqualTo(408);
      assertThat(reply.closed()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - began))
          .isBetween(Duration.ofMillis(HostileNode.RECEIVE_MILLIS), Duration.ofSeconds(5));
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void bodyByteByByte_is408ThoughSomethingAlwaysComes() throws Exception {
    long newest = node.newest();
    try (Socket socket = node.raw().connect()) {
      byte[] whole = signed(HostileNode.body("x".repeat(2000)));
      int head = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n") + 4;
      socket.getOutputStream().write(whole, 0, head);
      for (int i = head; i < whole.length && socket.getInputStream().available() == 0; i++) {
        RawClient.send(socket, new byte[] {whole[i]});
        TimeUnit.MILLISECONDS.sleep(20);
      }
      Reply reply = RawClient.read(socket);
      HostileNode.assertTellsNothing(reply);
      assertThat(reply.status()).isEqualTo(408);
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void manySlowAndIdleConnections_keepNobodyOut() throws IOException {
    long newest = node.newest();
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < MANY; i++) {
        Socket socket = node.raw().connect();
        sockets.add(socket);
        if (i % 3 == 1) {
          RawClient.send(socket, bytes("POST /webhooks/linq HTTP/1.1\r\nHost: x\r\nX-A: b"));
        } else if (i % 3 == 2) {
          RawClient.send(socket, cutOff());
        }
      }
      long began = System.nanoTime();
      node.assertTakesNothingBut(newest);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  @Test
  void abortedBodies_leaveNothing() throws IOException {
    long newest = node.newest();
    for (int i = 0; i < MANY; i++) {
      try (Socket socket = node.raw().connect()) {
        // A reset instead of an orderly end for every other one.
        socket.setSoLinger(i % 2 == 0, 0);
        RawClient.send(socket, cutOff());
      }
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void halfClosedBody_is400() throws IOException {
    long newest = node.newest();
    try (Socket socket = node.raw().connect()) {
      RawClient.send(socket, cutOff());
      socket.shutdownOutput();
      Reply reply = RawClient.read(socket);
      HostileNode.assertTellsNothing(reply);
      assertThat(reply.status()).isEqualTo(400);
    }
    node.assertTakesNothingBut(newest);
  }

  @Test
  void pipelinedRequests_areAnsweredInOrder() throws IOException {
    long newest = node.newest();
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < 50; i++) {
      byte[] body = HostileNode.body();
      boolean good = i % 2 == 0;
      all.append(
          new String(
              withoutClose(
                  Forge.post(
                      "/webhooks/linq",
                      standard("wh-1", Forge.now(), good ? body : bytes("other")),
                      body)),
              StandardCharsets.ISO_8859_1));
    }
    Reply reply = node.send(bytes(all.toString()));
    assertThat(reply.statuses()).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(reply.statuses().get(i)).isEqualTo(i % 2 == 0 ? 200 : 401);
    }
    assertThat(node.newest()).isEqualTo(newest + 25);
  }

  /** More of them than the server has threads: none may wait for such a sender to read. */
  @Test
  void sendersWhoNeverReadTheirAnswers_keepNobodyOut() throws Exception {
    byte[] body = HostileNode.body();
    byte[] refused = Forge.post("/webhooks/linq", standard("wh-1", "1", body), body);
    byte[] stored = signed(body);
    byte[] encoded =
        request("POST /webhooks/linq HTTP/1.1", line("Content-Encoding", "gzip"), bytes("abc"));
    List<SocketChannel> channels = new ArrayList<>();
    try {
      for (int i = 0; i < MUTE; i++) {
        channels.add(crammed(withoutClose(refused)));
      }
      for (int i = 0; i < MUTE_OTHERWISE; i++) {
        channels.add(crammed(withoutClose(stored)));
        channels.add(crammed(withoutClose(encoded)));
      }
      // What those connections still have stored is not what is asked here.
      for (int i = 0; i < 10; i++) {
        assertThat(node.send(signed(HostileNode.body())).status()).isEqualTo(200);
      }
      assertThat(node.newest()).isPositive();
    } finally {
      for (SocketChannel channel : channels) {
        channel.close();
      }
    }
  }

  /** A connection with one request after the other, until the node takes no more of them. */
  private static SocketChannel crammed(byte[] request) throws Exception {
    SocketChannel channel = SocketChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 4096);
    channel.connect(new InetSocketAddress(node.address().getHost(), node.address().getPort()));
    channel.configureBlocking(false);
    ByteBuffer next = ByteBuffer.wrap(request);
    long sent = 0;
    int silent = 0;
    while (silent < 10) {
      int n = channel.write(next);
      sent += n;
      if (!next.hasRemaining()) {
        next.rewind();
      }
      if (n > 0) {
        silent = 0;
      } else {
        silent++;
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(sent).as("bytes that the node took without being read").isLessThan(CRAMMED_BYTES);
    }
    return channel;
  }

  @Test
  void headersThatDifferInCaseOnly_areNotMixedUp() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String id : List.of("wh-a", "wh-A", "WH-a", "wh-a")) {
      byte[] body = HostileNode.body();
      all.append(text(Forge.post("/webhooks/linq", standard(id, Forge.now(), body), body)));
    }
    assertThat(node.send(withoutClose(bytes(all.toString()))).statuses())
        .containsExactly(200, 200, 200, 200);

    String token = TestSettings.TOKEN;
    StringBuilder asked = new StringBuilder();
    for (String given : List.of(token, token.toUpperCase(Locale.ROOT), token)) {
      String authorization = line("Authorization", "Bearer " + given);
      asked.append(
          text(request("GET /signalbox/api/handlers HTTP/1.1", authorization, new byte[0])));
    }
    assertThat(node.raw().exchange(withoutClose(bytes(asked.toString()))).statuses())
        .containsExactly(200, 401, 200);
  }

  @Test
  void refusedRequestsByTheThousand_leaveNoThreadNoConnectionAndNoHeap() throws Exception {
    flood(200);
    long newest = node.newest();
    long threads = threadsBesidesThePool();
    long heap = heap();
    flood(2_000);
    node.assertTakesNothingBut(newest);
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              assertThat(openConnections()).isZero();
              assertThat(threadsBesidesThePool()).isLessThanOrEqualTo(threads);
              assertThat(heap()).isLessThan(heap + HEAP_NOISE);
            });
  }

  private static void flood(int requests) throws IOException {
    for (int i = 0; i < requests; i++) {
      try (Socket socket = node.raw().connect()) {
        RawClient.send(
            socket,
            request("POST /webhooks/linq HTTP/1.1", line("Content-Length", "3"), bytes("abc")));
        if (i % 100 == 0) {
          assertThat(RawClient.read(socket).status()).isEqualTo(401);
        }
      }
    }
  }

  /** The pool of the HTTP server is bounded, and shrinks slowly. */
  private static long threadsBesidesThePool() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().matches("(signalbox-http|awaitility).*"))
        .count();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Connections to the node that are established, or not yet closed by it. */
  private static long openConnections() {
    String port = String.format(":%04X ", node.address().getPort());
    return Stream.of("/proc/self/net/tcp", "/proc/self/net/tcp6")
        .map(Path::of)
        .filter(Files::isReadable)
        .flatMap(HostileConnectionsIT::lines)
        .filter(line -> line.contains(port) && OPEN.matcher(line).find())
        .count();
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

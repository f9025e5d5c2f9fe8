package dev.signalbox.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Bad requests as fast as the node answers them, from one thread over two connections: while the
 * answers of one are awaited, the node has the requests of the other. Sending and counting must
 * cost next to nothing, or it would be the sender that is measured.
 */
final class Flood implements Callable<Long> {

  /** Fits into what a connection holds, so that neither side waits for the other to read. */
  private static final int PIPELINED = 64;

  private static final int CONNECTIONS = 2;
  private static final int ANSWER_MILLIS = 30_000;
  private static final byte[] ANSWER = Forge.bytes("HTTP/1.1 401 ");
  private static final int CODE = "HTTP/1.1 ".length();

  private final RawClient client;
  private final long end;
  private final byte[] buffer = new byte[65_536];
  private String second = "";
  private byte[] pack = new byte[0];

  /**
   * A flood of a node.
   *
   * @param end by {@link System#nanoTime()}
   */
  Flood(NodeProcess node, long end) {
    this.client = new RawClient(node.address());
    this.end = end;
  }

  /** How many requests were answered; each with 401. */
  @Override
  public Long call() throws IOException {
    List<Socket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Socket socket = client.connect();
        sockets.add(socket);
        socket.setSoTimeout(ANSWER_MILLIS);
        send(socket);
      }
      long refused = 0;
      int next = 0;
      while (System.nanoTime() < end) {
        Socket socket = sockets.get(next++ % CONNECTIONS);
        await401(socket);
        refused += PIPELINED;
        send(socket);
      }
      for (Socket socket : sockets) {
        await401(socket);
        refused += PIPELINED;
      }
      return refused;
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }
  }

  private void send(Socket socket) throws IOException {
    String now = Forge.now();
    if (!now.equals(second)) {
      second = now;
      pack = pack(now);
    }
    OutputStream out = socket.getOutputStream();
    out.write(pack);
  }

  /** Each is bad in its own way. */
  private static byte[] pack(String now) {
    ByteArrayOutputStream pack = new ByteArrayOutputStream();
    byte[] body = HostileNode.body();
    byte[] other = HostileNode.body();
    for (int i = 0; i < PIPELINED; i++) {
      String headers =
          switch (i % 4) {
            case 0 -> "";
            case 1 -> Forge.standard("wh-" + i, now, other);
            case 2 -> Forge.standard("wh-" + i, "1", body);
            default -> Forge.legacy(now, "00".repeat(32));
          };
      // Over the wire a pack is one piece, and the connection stays.
      pack.writeBytes(
          Forge.bytes(
              new String(Forge.post("/webhooks/linq", headers, body), StandardCharsets.ISO_8859_1)
                  .replace("Connection: close\r\n", "")));
    }
    return pack.toByteArray();
  }

  /** Reads until all answers of a pack have begun to come; each has to be 401. */
  private void await401(Socket socket) throws IOException {
    int answers = 0;
    int matched = 0;
    while (answers < PIPELINED) {
      int n = socket.getInputStream().read(buffer);
      if (n < 0) {
        throw new IOException("the node closed the connection after " + answers + " answers");
      }
      for (int i = 0; i < n; i++) {
        if (buffer[i] == ANSWER[matched]) {
          matched++;
        } else if (matched >= CODE) {
          throw new IOException("expected 401, was answered otherwise");
        } else {
          matched = buffer[i] == ANSWER[0] ? 1 : 0;
        }
        if (matched == ANSWER.length) {
          answers++;
          matched = 0;
        }
      }
    }
  }
}

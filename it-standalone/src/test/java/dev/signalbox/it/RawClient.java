package dev.signalbox.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends bytes as they are and takes back whatever comes: no HTTP library may tidy them up. */
final class RawClient {

  private static final int CONNECT_MILLIS = 5_000;
  private static final int FIRST_BYTE_MILLIS = 10_000;
  private static final int QUIET_MILLIS = 400;

  private final InetSocketAddress address;

  RawClient(URI node) {
    this.address = new InetSocketAddress(node.getHost(), node.getPort());
  }

  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.connect(address, CONNECT_MILLIS);
    return socket;
  }

  /** Sends on a connection of its own and reads until it ends or falls silent. */
  Reply exchange(byte[] request) throws IOException {
    try (Socket socket = connect()) {
      send(socket, request);
      return read(socket);
    }
  }

  /** Sends what the other side still takes: it may have answered and closed before the end. */
  static void send(Socket socket, byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      out.write(bytes);
      out.flush();
    } catch (IOException closedByThen) {
      // What was answered until then is what counts, and can still be read.
    }
  }

  /** Reads until the connection ends or falls silent. */
  static Reply read(Socket socket) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean closed = false;
    socket.setSoTimeout(FIRST_BYTE_MILLIS);
    byte[] buffer = new byte[8192];
    try {
      int n = socket.getInputStream().read(buffer);
      while (n >= 0) {
        bytes.write(buffer, 0, n);
        socket.setSoTimeout(QUIET_MILLIS);
        n = socket.getInputStream().read(buffer);
      }
      closed = true;
    } catch (SocketTimeoutException quiet) {
      closed = false;
    } catch (IOException reset) {
      closed = true;
    }
    return new Reply(bytes.toString(StandardCharsets.ISO_8859_1), closed);
  }
}

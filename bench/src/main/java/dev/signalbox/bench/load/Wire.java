package dev.signalbox.bench.load;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.OptionalInt;

/** One connection with at most one request on its way; made anew when it has ended. */
final class Wire {

  private static final int NONE = -1;

  private final Selector selector;
  private final Target target;
  private final ByteBuffer out;
  private final AnswerReader answer = new AnswerReader();
  private SocketChannel channel;
  private SelectionKey key;
  private int request = NONE;
  private long began;

  Wire(Selector selector, Target target, int longest) {
    this.selector = selector;
    this.target = target;
    this.out = ByteBuffer.allocateDirect(longest);
  }

  /** Begins a request; the rest happens when the connection is ready. */
  void send(int number, byte[] bytes, int length, long since) throws IOException {
    request = number;
    began = since;
    out.clear();
    out.put(bytes, 0, length);
    out.flip();
    answer.reset();
    if (channel == null) {
      connect();
    } else {
      write();
    }
  }

  private void connect() throws IOException {
    channel = SocketChannel.open();
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    // Leaves no waiting pair of ports behind: there are not so many, and every request may take
    // one.
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    boolean done = channel.connect(target.address());
    key = channel.register(selector, done ? SelectionKey.OP_WRITE : SelectionKey.OP_CONNECT, this);
  }

  private void write() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /**
   * Does what the connection is ready for.
   *
   * @return the status, when the answer is whole
   */
  OptionalInt go() throws IOException {
    if (key.isConnectable()) {
      channel.finishConnect();
      write();
    } else if (key.isWritable()) {
      write();
    } else if (key.isReadable()) {
      return read();
    }
    return OptionalInt.empty();
  }

  private OptionalInt read() throws IOException {
    int read = channel.read(answer.buffer());
    if (read < 0) {
      throw new IOException("the server has closed the connection");
    }
    return request == NONE ? OptionalInt.empty() : answer.status();
  }

  /** Whether the server has said that it ends the connection after the last answer. */
  boolean isEnding() {
    return answer.last();
  }

  /** Ends the request; nothing is on its way any more. */
  void done() {
    request = NONE;
  }

  /** Ends the connection; the next request makes another one. */
  void close() {
    SocketChannel closing = channel;
    channel = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        throw new IllegalStateException("a connection cannot be closed", e);
      }
    }
  }

  boolean busy() {
    return request != NONE;
  }

  int request() {
    return request;
  }

  long began() {
    return began;
  }
}

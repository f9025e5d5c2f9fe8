package dev.signalbox.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/** Finds the end of an HTTP answer, with a length or in chunks. For one connection. */
final class AnswerReader {

  private static final int MOST = 16 * 1024;
  private static final byte[] HEAD_END = {'\r', '\n', '\r', '\n'};
  private static final byte[] CHUNKS_END = {'0', '\r', '\n', '\r', '\n'};

  private final ByteBuffer bytes = ByteBuffer.allocate(MOST);
  private int end;
  private boolean chunked;
  private boolean last;

  AnswerReader() {
    reset();
  }

  /** Where what is read goes. */
  ByteBuffer buffer() {
    return bytes;
  }

  /** Forgets the answer. */
  void reset() {
    bytes.clear();
    end = -1;
    chunked = false;
    last = false;
  }

  /**
   * The status, once the whole answer is there.
   *
   * @throws IllegalStateException when it is longer than answers are, or no HTTP
   */
  OptionalInt status() {
    if (end < 0) {
      readHead();
    }
    if (end < 0 || !bodyThere()) {
      if (!bytes.hasRemaining()) {
        throw new IllegalStateException("an answer is longer than " + MOST + " bytes");
      }
      return OptionalInt.empty();
    }
    // HTTP/1.1 200
    return OptionalInt.of(
        (bytes.get(9) - '0') * 100 + (bytes.get(10) - '0') * 10 + bytes.get(11) - '0');
  }

  /** Whether the server ends the connection after this answer, as its head says. */
  boolean last() {
    return last;
  }

  private boolean bodyThere() {
    return chunked
        ? find(CHUNKS_END, Math.max(end, bytes.position() - CHUNKS_END.length)) >= 0
        : bytes.position() >= end;
  }

  private void readHead() {
    int headEnd = find(HEAD_END, 0);
    if (headEnd < 0) {
      return;
    }
    String head =
        new String(bytes.array(), 0, headEnd, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    if (!head.startsWith("http/1.")) {
      throw new IllegalStateException("no HTTP answer: " + head.lines().findFirst().orElse(""));
    }
    end = headEnd + HEAD_END.length;
    chunked = head.contains("\r\ntransfer-encoding: chunked");
    last = head.contains("\r\nconnection: close");
    int length = head.indexOf("\r\ncontent-length:");
    if (length >= 0) {
      int from = length + "\r\ncontent-length:".length();
      int to = head.indexOf('\r', from);
      end += Integer.parseInt(head.substring(from, to < 0 ? head.length() : to).trim());
    }
  }

  private int find(byte[] wanted, int from) {
    byte[] all = bytes.array();
    for (int at = from; at + wanted.length <= bytes.position(); at++) {
      int same = 0;
      while (same < wanted.length && all[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return at;
      }
    }
    return -1;
  }
}

package dev.signalbox.verifier;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** The changes of a body that have nothing to do with JSON. */
final class BodyBytes {

  private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private BodyBytes() {}

  static byte[] append(byte[] body, String ascii) {
    byte[] more = ascii.getBytes(StandardCharsets.US_ASCII);
    byte[] longer = Arrays.copyOf(body, body.length + more.length);
    System.arraycopy(more, 0, longer, body.length, more.length);
    return longer;
  }

  static byte[] withoutLastLineEnd(byte[] body) {
    int end = body.length;
    if (end > 0 && body[end - 1] == '\n') {
      end--;
      end -= end > 0 && body[end - 1] == '\r' ? 1 : 0;
    }
    return Arrays.copyOf(body, end);
  }

  static byte[] withoutOuterBlanks(byte[] body) {
    int from = 0;
    int to = body.length;
    while (from < to && isBlank(body[from])) {
      from++;
    }
    while (to > from && isBlank(body[to - 1])) {
      to--;
    }
    return Arrays.copyOfRange(body, from, to);
  }

  static byte[] toLf(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length);
    for (int i = 0; i < body.length; i++) {
      if (body[i] != '\r' || i + 1 == body.length || body[i + 1] != '\n') {
        out.write(body[i]);
      }
    }
    return out.toByteArray();
  }

  static byte[] toCrLf(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(body.length + 64);
    for (int i = 0; i < body.length; i++) {
      if (body[i] == '\n' && (i == 0 || body[i - 1] != '\r')) {
        out.write('\r');
      }
      out.write(body[i]);
    }
    return out.toByteArray();
  }

  static boolean hasBom(byte[] body) {
    return body.length >= 3 && Arrays.equals(body, 0, 3, BOM, 0, 3);
  }

  static byte[] toggleBom(byte[] body) {
    if (hasBom(body)) {
      return Arrays.copyOfRange(body, 3, body.length);
    }
    byte[] longer = new byte[body.length + 3];
    System.arraycopy(BOM, 0, longer, 0, 3);
    System.arraycopy(body, 0, longer, 3, body.length);
    return longer;
  }

  /**
   * Reads the bytes in one charset and writes them in the other; empty when that loses anything.
   */
  static Optional<byte[]> recode(byte[] body, Charset from, Charset to) {
    try {
      ByteBuffer recoded = to.newEncoder().encode(from.newDecoder().decode(ByteBuffer.wrap(body)));
      return Optional.of(Arrays.copyOf(recoded.array(), recoded.limit()));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  static Optional<byte[]> base64Decoded(byte[] body) {
    try {
      return Optional.of(Base64.getDecoder().decode(withoutOuterBlanks(body)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static boolean isGzip(byte[] body) {
    return body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
  }

  /** The unpacked bytes; empty when they are no gzip or more than {@code limit}. */
  static Optional<byte[]> unpacked(byte[] body, int limit) {
    if (!isGzip(body)) {
      return Optional.empty();
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] bytes = in.readNBytes(limit + 1);
      return bytes.length > limit ? Optional.empty() : Optional.of(bytes);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}

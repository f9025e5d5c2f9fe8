package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.core.inbox.NewEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 16 bytes of a SHA-256: short enough for a fast index, long enough that nobody finds two
 * events with the same one.
 *
 * @param high bytes 0 to 7
 * @param low bytes 8 to 15
 */
public record Digest128(long high, long low) {

  /** Length in bytes. */
  static final int BYTES = 16;

  /** What makes an event the same event: endpoint, a zero byte, dedupe key. */
  static Digest128 ofKey(NewEvent event) {
    MessageDigest digest = sha256();
    digest.update(event.endpoint().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(event.dedupeKey().getBytes(StandardCharsets.UTF_8));
    return read(digest.digest());
  }

  /** Of a body. */
  static Digest128 ofBody(byte[] body) {
    return read(sha256().digest(body));
  }

  /** From bytes that {@link #bytes} made. */
  public static Digest128 read(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Digest128(buffer.getLong(), buffer.getLong());
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256, this one has not", e);
    }
  }
}

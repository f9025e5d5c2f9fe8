package dev.signalbox.api;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;

/**
 * The bytes of a delivery, exactly as they were signed. Immutable. Its text never shows the
 * content.
 */
public final class RawBody {

  private final byte[] bytes;

  private RawBody(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies {@code bytes}, which must not be null. */
  public static RawBody of(byte[] bytes) {
    return new RawBody(Objects.requireNonNull(bytes, "bytes").clone());
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Reads the bytes without a copy. */
  public InputStream open() {
    return new ByteArrayInputStream(bytes);
  }

  /** How many bytes there are. */
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RawBody that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "RawBody[" + bytes.length + " bytes]";
  }
}

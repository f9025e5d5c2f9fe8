package dev.signalbox.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * Unique ids of 36 characters that look like those of Linq, made of a number and found back from
 * the id. They come in no order, so that an index over them costs what it costs with real ones.
 */
public final class Ids {

  /** Length of an id. */
  public static final int LENGTH = 36;

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final int[] HASH_PLACES = {0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 14, 15, 16, 17};
  private static final int RUN_AT = 19;
  private static final int INDEX_AT = 24;

  private final int run;

  /** Ids of one run; those of two runs differ when the lower 16 bits of their numbers do. */
  public Ids(int run) {
    this.run = run & 0xffff;
  }

  /** Writes an id. */
  public void write(long index, byte[] into, int at) {
    long hash = hash(index);
    for (int i = 0; i < HASH_PLACES.length; i++) {
      into[at + HASH_PLACES[i]] = HEX[(int) (hash >>> (60 - 4 * i)) & 15];
    }
    into[at + 8] = '-';
    into[at + 13] = '-';
    into[at + 18] = '-';
    into[at + 23] = '-';
    hex(run, 4, into, at + RUN_AT);
    hex(index, 12, into, at + INDEX_AT);
  }

  /** The same as text. */
  public String text(long index) {
    byte[] bytes = new byte[LENGTH];
    write(index, bytes, 0);
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  /** The number of an id; empty when it is none of this run's. */
  public OptionalLong index(String id) {
    if (id.length() != LENGTH) {
      return OptionalLong.empty();
    }
    try {
      long index = Long.parseLong(id, INDEX_AT, LENGTH, 16);
      return text(index).equals(id) ? OptionalLong.of(index) : OptionalLong.empty();
    } catch (NumberFormatException notOurs) {
      return OptionalLong.empty();
    }
  }

  private long hash(long index) {
    long z = (index + 1) * 0x9e3779b97f4a7c15L + run;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  private static void hex(long value, int digits, byte[] into, int at) {
    for (int i = 0; i < digits; i++) {
      into[at + i] = HEX[(int) (value >>> (4 * (digits - 1 - i))) & 15];
    }
  }
}

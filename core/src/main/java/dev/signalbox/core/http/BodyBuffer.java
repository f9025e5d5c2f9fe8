package dev.signalbox.core.http;

import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Collects a body. What a sender declares is believed only up to a few kilobytes: beyond that,
 * memory is taken as bytes arrive, at most so many times as much as has arrived. Every byte of it
 * is taken from the budget first.
 */
final class BodyBuffer {

  /** What became of a read. */
  enum Read {
    SOME,
    END,
    OVER_LIMIT,
    OVER_BUDGET
  }

  private static final int FIRST = 8 * 1024;

  /** A body of a declared length of 32 kB is copied once on the way. */
  private static final int GROWTH = 4;

  private static final byte[] NOTHING = {};

  private final long declared;
  private final long limit;
  private final int first;
  private final Budget budget;
  private byte[] bytes = NOTHING;
  private int count;
  private long taken;

  /**
   * @param declared length that the sender declared; -1 when it did not
   */
  BodyBuffer(long declared, long limit, Budget budget) {
    this.declared = declared;
    this.limit = limit;
    this.budget = budget;
    this.first = declared < 0 ? FIRST : (int) Math.min(declared, FIRST);
  }

  /** Reads what is there; only to be called when the stream is ready. */
  Read readFrom(ServletInputStream in) throws IOException {
    if (count == bytes.length) {
      if (count > 0 || first == 0) {
        // Full: most likely at the end, and no byte is needed to find out.
        int next = in.read();
        if (next < 0) {
          return Read.END;
        }
        if (count >= limit) {
          return Read.OVER_LIMIT;
        }
        if (!grow(larger())) {
          return Read.OVER_BUDGET;
        }
        bytes[count++] = (byte) next;
        return Read.SOME;
      }
      if (!grow(first)) {
        return Read.OVER_BUDGET;
      }
    }
    int n = in.read(bytes, count, bytes.length - count);
    if (n < 0) {
      return Read.END;
    }
    count += n;
    return Read.SOME;
  }

  /** How many bytes were read. */
  int size() {
    return count;
  }

  /** The body, in an array of exactly its size; to be called once, at the end. */
  byte[] whole() {
    byte[] whole = count == bytes.length ? bytes : Arrays.copyOf(bytes, count);
    bytes = NOTHING;
    return whole;
  }

  /** Gives back to the budget what it took, and forgets what it read. */
  void release() {
    bytes = NOTHING;
    budget.give(taken);
    taken = 0;
  }

  /** A few times as much, yet not beyond a declared length: then the last array fits exactly. */
  private long larger() {
    if (declared > bytes.length) {
      return Math.min(GROWTH * (long) bytes.length, declared);
    }
    return Math.max(FIRST, 2 * (long) bytes.length);
  }

  private boolean grow(long wanted) {
    int size = (int) Math.min(wanted, limit);
    if (!budget.take(size)) {
      return false;
    }
    taken += size;
    int before = bytes.length;
    bytes = Arrays.copyOf(bytes, size);
    budget.give(before);
    taken -= before;
    return true;
  }
}

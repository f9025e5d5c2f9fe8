package dev.signalbox.inbox.jdbc.internal.log;

import dev.signalbox.inbox.jdbc.internal.log.Dedupe.Known;
import java.util.Arrays;
import java.util.Optional;

/**
 * Dedupe keys that are not in the table of keys yet, in the order they came: a hash table, packed
 * into two arrays, so that a hundred thousand keys weigh some megabytes and no work for the garbage
 * collector. For one thread.
 */
final class KeyRun {

  private static final int FIRST_CAPACITY = 1024;

  /** Of an entry: two for the key, the sequence, two for the digest of the body. */
  private static final int LONGS = 5;

  private static final int SEQUENCE = 2;

  /** The sequence of an entry that is forgotten; real ones begin with 1. */
  private static final long FORGOTTEN = 0;

  private long[] entries = new long[FIRST_CAPACITY * LONGS];

  /** At the place of a key's hash or behind it, its entry's number plus one; 0 where it is free. */
  private int[] slots = new int[FIRST_CAPACITY * 2];

  private int size;
  private long through;

  /** An empty one. */
  KeyRun() {}

  /** How many keys came, the forgotten ones included. */
  int size() {
    return size;
  }

  /** The highest sequence that came. */
  long through() {
    return through;
  }

  /** Adds a key that is not in here. */
  void add(Digest128 key, Known known) {
    if (size * LONGS == entries.length) {
      grow();
    }
    int at = size * LONGS;
    entries[at] = key.high();
    entries[at + 1] = key.low();
    entries[at + SEQUENCE] = known.sequence();
    entries[at + 3] = known.bodyDigest().high();
    entries[at + 4] = known.bodyDigest().low();
    through = known.sequence();
    occupy(size);
    size++;
  }

  /** What came with this key. */
  Optional<Known> find(Digest128 key) {
    int at = place(key);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            new Known(entries[at + SEQUENCE], new Digest128(entries[at + 3], entries[at + 4])));
  }

  /** Forgets the key, if it is in here. */
  void forget(Digest128 key) {
    int at = place(key);
    if (at >= 0) {
      entries[at + SEQUENCE] = FORGOTTEN;
    }
  }

  /** Forgets everything and keeps the room. */
  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** The numbers of the entries, in the order of their keys. */
  int[] byKey() {
    // The first bits of a key beside the entry's number: they are random, so the rest of the key
    // would hardly ever change the order, and neighbours may stand in any order.
    int numberBits = Integer.SIZE - Integer.numberOfLeadingZeros(size);
    long numberMask = (1L << numberBits) - 1;
    long[] sorted = new long[size];
    for (int i = 0; i < size; i++) {
      // Keys are compared without sign, longs with it.
      sorted[i] = ((entries[i * LONGS] & ~numberMask) | i) ^ Long.MIN_VALUE;
    }
    Arrays.sort(sorted);
    int[] numbers = new int[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = (int) (sorted[i] & numberMask);
    }
    return numbers;
  }

  /** Whether the entry is not forgotten. */
  boolean holds(int number) {
    return sequence(number) != FORGOTTEN;
  }

  /** The key of an entry. */
  Digest128 key(int number) {
    return new Digest128(entries[number * LONGS], entries[number * LONGS + 1]);
  }

  /** The sequence of an entry. */
  long sequence(int number) {
    return entries[number * LONGS + SEQUENCE];
  }

  /** Where the entry of the key begins, or -1. */
  private int place(Digest128 key) {
    int mask = slots.length - 1;
    for (int slot = hash(key.low()) & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      int at = (slots[slot] - 1) * LONGS;
      if (entries[at] == key.high()
          && entries[at + 1] == key.low()
          && entries[at + SEQUENCE] != FORGOTTEN) {
        return at;
      }
    }
    return -1;
  }

  private void occupy(int number) {
    int mask = slots.length - 1;
    int slot = hash(entries[number * LONGS + 1]) & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = number + 1;
  }

  private void grow() {
    entries = Arrays.copyOf(entries, entries.length * 2);
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      occupy(i);
    }
  }

  /** The bits of a digest are random, whichever are taken. */
  private static int hash(long low) {
    return (int) low;
  }
}

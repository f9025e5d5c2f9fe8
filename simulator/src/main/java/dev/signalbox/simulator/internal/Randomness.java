package dev.signalbox.simulator.internal;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** All that is random; the same seed gives the same values in the same order. */
public final class Randomness {

  private static final int SECRET_BYTES = 32;
  private static final int TRACE_BYTES = 16;

  private final Random ids;
  private final Random jitter;
  private final long faultSeed;

  /** With a seed, or secure without one. */
  public Randomness(OptionalLong seed) {
    if (seed.isPresent()) {
      Random root = new Random(seed.getAsLong());
      this.ids = new Random(root.nextLong());
      this.jitter = new Random(root.nextLong());
      this.faultSeed = root.nextLong();
    } else {
      SecureRandom secure = new SecureRandom();
      this.ids = secure;
      this.jitter = secure;
      this.faultSeed = secure.nextLong();
    }
  }

  /** Draws what is not an id. */
  public Random jitter() {
    return jitter;
  }

  /** Begins the draws of the fault with this number. */
  public long faultSeed(long number) {
    return faultSeed + number;
  }

  /** A random UUID. */
  public String uuid() {
    return uuid(ids);
  }

  /** A random UUID out of someone else's numbers. */
  public static String uuid(Random random) {
    long high = random.nextLong() & ~0xF000L | 0x4000L;
    long low = random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
    return new UUID(high, low).toString();
  }

  /** A signing secret as Linq makes them. */
  public String secret() {
    return "whsec_" + Base64.getEncoder().encodeToString(bytes(SECRET_BYTES));
  }

  /** 32 hex digits. */
  public String traceId() {
    return HexFormat.of().formatHex(bytes(TRACE_BYTES));
  }

  /** An API key, for an account that was given none. */
  public String apiKey() {
    return "sim_" + HexFormat.of().formatHex(bytes(TRACE_BYTES));
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    ids.nextBytes(bytes);
    return bytes;
  }
}

package dev.signalbox.verifier;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Says whether two kinds of work can be told apart by their time: Welch's t over samples that are
 * taken in random alternation, without the slowest of both kinds, which are the machine's. Without
 * a difference it is below 4.5 in size but for one time in 100,000.
 */
final class Timing {

  /** From here on a difference is there. */
  private static final double SIGNIFICANT = 4.5;

  /**
   * How two kinds of work differ.
   *
   * @param t Welch's
   * @param nanos by how much the first is longer, on average
   */
  record Difference(double t, double nanos) {

    static final Difference NONE = new Difference(0, 0);

    boolean significant() {
      return Math.abs(t) >= SIGNIFICANT;
    }

    Difference smaller(Difference other) {
      return Math.abs(t) < Math.abs(other.t) ? this : other;
    }

    Difference negated() {
      return new Difference(-t, -nanos);
    }
  }

  /** A share of the samples, by size, is kept; one t each, and the largest counts. */
  private static final double[] KEPT = {0.5, 0.7, 0.9};

  private static final int PER_SAMPLE = 4;

  private final Random random;

  Timing(long seed) {
    this.random = new Random(seed);
  }

  /**
   * The difference of two kinds of work.
   *
   * @param samples of each kind, about
   */
  Difference once(Runnable first, Runnable second, int samples) {
    long[] nanos = new long[2 * samples];
    boolean[] isFirst = new boolean[2 * samples];
    for (int i = 0; i < nanos.length; i++) {
      isFirst[i] = random.nextBoolean();
      Runnable work = isFirst[i] ? first : second;
      long began = System.nanoTime();
      for (int n = 0; n < PER_SAMPLE; n++) {
        work.run();
      }
      nanos[i] = System.nanoTime() - began;
    }
    Difference largest = Difference.NONE;
    long[] sorted = nanos.clone();
    Arrays.sort(sorted);
    for (double kept : KEPT) {
      Difference found = welch(nanos, isFirst, sorted[(int) (kept * (sorted.length - 1))]);
      largest = largest.smaller(found) == largest ? found : largest;
    }
    return largest;
  }

  /**
   * The same with more and more samples as long as there seems to be a difference: one that is real
   * grows with them, one that the machine has made goes away. Each round works with objects of its
   * own, made in the other order: where they lie in memory makes a difference too, but one that
   * changes sides.
   *
   * @return the smallest; none when two rounds contradict each other
   */
  Difference persistent(
      Supplier<Runnable> first, Supplier<Runnable> second, int samples, int rounds) {
    once(first.get(), second.get(), samples);
    Difference smallest = new Difference(Double.MAX_VALUE, Double.MAX_VALUE);
    double sign = 0;
    int more = samples;
    for (int i = 0; i < rounds && smallest.significant(); i++) {
      Difference found =
          i % 2 == 0
              ? once(first.get(), second.get(), more)
              : once(second.get(), first.get(), more).negated();
      if (sign * found.t() < 0) {
        return Difference.NONE;
      }
      sign = Math.signum(found.t());
      smallest = found.smaller(smallest);
      more *= 2;
    }
    return smallest;
  }

  private static Difference welch(long[] nanos, boolean[] isFirst, long longest) {
    double[] count = new double[2];
    double[] mean = new double[2];
    double[] squares = new double[2];
    for (int i = 0; i < nanos.length; i++) {
      if (nanos[i] <= longest) {
        int kind = isFirst[i] ? 0 : 1;
        count[kind]++;
        double delta = nanos[i] - mean[kind];
        mean[kind] += delta / count[kind];
        squares[kind] += delta * (nanos[i] - mean[kind]);
      }
    }
    double error = 0;
    for (int kind = 0; kind < 2; kind++) {
      error += squares[kind] / (count[kind] - 1) / count[kind];
    }
    double difference = mean[0] - mean[1];
    return new Difference(difference / Math.sqrt(error), difference);
  }
}

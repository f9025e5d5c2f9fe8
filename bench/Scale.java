import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * How many logs it takes for a rate of events: a simulation of group commit over partitions, for docs/scale.md. Run it
 * with {@code java bench/Scale.java}; it needs nothing else, and prints the same figures each time.
 *
 * <p>Events come at random times, each of a chat; some chats are busier than others (Zipf). A chat belongs to the
 * partition that its hash names, so its events stay in order. Each partition commits one batch at a time, and what comes
 * meanwhile is the next batch: a commit takes a fixed time (the disk, the network) and a time for each event.
 */
public final class Scale {

  /** For the sync of a commit on a server's disk with the way there and back, in seconds. */
  private static final double COMMIT = 0.0015;

  /** For an event within a commit, in seconds: processor time of server and client, measured for PostgreSQL at 1.2 kB. */
  private static final double EVENT = 36e-6;

  private static final int BATCH = 2_000;
  private static final int EVENTS = 400_000;
  private static final double SKEW = 0.5;
  private static final int CHATS = 1_000_000;

  private Scale() {}

  /** What came of one run. */
  private record Result(double busiest, double median, double worst, double backlog) {}

  public static void main(String[] args) {
    System.out.println("One commit takes 1.5 ms and 36 us for each event. Latency: from arrival to the end of the commit.");
    System.out.println("'behind': how many seconds' worth of events the busiest partition has not committed in the end.");
    System.out.printf("%n%12s %10s %8s %10s %10s %10s%n", "events/s", "partitions", "busiest", "median ms", "99.9% ms", "behind s");
    for (int[] row : new int[][] {
      {1_000, 1}, {10_000, 1}, {20_000, 1}, {30_000, 1}, {30_000, 2}, {100_000, 4}, {100_000, 8}, {100_000, 16},
      {1_000_000, 40}, {1_000_000, 64}, {1_000_000, 128}}) {
      print(row[0], row[1], run(row[0], row[1], SKEW, 0));
    }
    System.out.println();
    System.out.println("One chat that never rests, at 1000000 events/s on 128 partitions: what no number of partitions spreads.");
    for (double hot : new double[] {0, 0.002, 0.01, 0.05}) {
      Result result = run(1_000_000, 128, SKEW, hot);
      System.out.printf("%11.1f%% of all events in it: busiest partition %3.0f%%, behind %.2f s%n",
          hot * 100, result.busiest() * 100, result.backlog());
    }
    System.out.println();
    System.out.println("Chats that move when partitions are added (by the remainder of the hash, and by slots):");
    for (int[] grow : new int[][] {{4, 5}, {8, 16}, {64, 65}}) {
      System.out.printf("%12d -> %-3d  %5.1f%%   %5.1f%%%n", grow[0], grow[1], moved(grow[0], grow[1], false), moved(grow[0], grow[1], true));
    }
  }

  private static void print(int rate, int partitions, Result result) {
    System.out.printf("%12d %10d %7.0f%% %10.1f %10.1f %10.2f%n", rate, partitions, result.busiest() * 100,
        result.median() * 1000, result.worst() * 1000, result.backlog());
  }

  private static Result run(int rate, int partitions, double skew, double hot) {
    SplittableRandom random = new SplittableRandom(rate * 31L + partitions);
    double[] cumulated = zipf(skew);
    double[][] arrivals = new double[partitions][16];
    int[] count = new int[partitions];
    double now = 0;
    for (int i = 0; i < EVENTS; i++) {
      now += -Math.log(1 - random.nextDouble()) / rate;
      int chat = random.nextDouble() < hot ? 0 : chat(cumulated, random.nextDouble());
      int partition = Math.floorMod(hash(chat), partitions);
      if (count[partition] == arrivals[partition].length) {
        arrivals[partition] = Arrays.copyOf(arrivals[partition], count[partition] * 2);
      }
      arrivals[partition][count[partition]++] = now;
    }
    return commit(arrivals, count, now);
  }

  private static Result commit(double[][] arrivals, int[] count, double end) {
    double[] latencies = new double[EVENTS];
    int done = 0;
    double busiest = 0;
    double backlog = 0;
    for (int p = 0; p < count.length; p++) {
      double free = 0;
      double busy = 0;
      int next = 0;
      while (next < count[p]) {
        double begin = Math.max(free, arrivals[p][next]);
        int last = next;
        while (last < count[p] && last - next < BATCH && arrivals[p][last] <= begin) {
          last++;
        }
        double took = COMMIT + (last - next) * EVENT;
        free = begin + took;
        busy += took;
        for (int i = next; i < last; i++) {
          latencies[done++] = free - arrivals[p][i];
        }
        next = last;
      }
      // A partition that commits all the time is not full: its batches grow. What counts is the time for its events.
      busiest = Math.max(busiest, count[p] * (EVENT + COMMIT / BATCH) / end);
      backlog = Math.max(backlog, free - end);
    }
    Arrays.sort(latencies, 0, done);
    return new Result(busiest, latencies[done / 2], latencies[(int) (done * 0.999)], Math.max(0, backlog));
  }

  private static double[] zipf(double skew) {
    double[] cumulated = new double[CHATS];
    double sum = 0;
    for (int i = 0; i < CHATS; i++) {
      sum += 1 / Math.pow(i + 1.0, skew);
      cumulated[i] = sum;
    }
    for (int i = 0; i < CHATS; i++) {
      cumulated[i] /= sum;
    }
    return cumulated;
  }

  private static int chat(double[] cumulated, double at) {
    int found = Arrays.binarySearch(cumulated, at);
    return Math.min(CHATS - 1, found < 0 ? -found - 1 : found);
  }

  private static int hash(int chat) {
    int h = chat * 0x9E3779B9;
    h ^= h >>> 15;
    h *= 0x85EBCA6B;
    return h ^ h >>> 13;
  }

  /** How many of a hundred chats get another partition. */
  private static double moved(int before, int after, boolean slots) {
    int[] owners = slots(before);
    int[] grown = grow(owners, before, after);
    int moved = 0;
    for (int chat = 0; chat < CHATS; chat++) {
      int slot = Math.floorMod(hash(chat), owners.length);
      boolean other = slots
          ? owners[slot] != grown[slot]
          : Math.floorMod(hash(chat), before) != Math.floorMod(hash(chat), after);
      moved += other ? 1 : 0;
    }
    return 100.0 * moved / CHATS;
  }

  /** A fixed number of slots, each owned by a partition. */
  private static int[] slots(int partitions) {
    int[] owners = new int[4096];
    for (int i = 0; i < owners.length; i++) {
      owners[i] = i % partitions;
    }
    return owners;
  }

  /** New partitions take slots from whoever has most, until all have as many. */
  private static int[] grow(int[] owners, int before, int after) {
    int[] grown = owners.clone();
    int[] sizes = new int[after];
    for (int owner : grown) {
      sizes[owner]++;
    }
    for (int added = before; added < after; added++) {
      PriorityQueue<Integer> largest = new PriorityQueue<>((a, b) -> sizes[b] - sizes[a]);
      while (sizes[added] < grown.length / after) {
        largest.clear();
        for (int p = 0; p < added; p++) {
          largest.add(p);
        }
        int from = largest.peek();
        for (int slot = 0; slot < grown.length; slot++) {
          if (grown[slot] == from) {
            grown[slot] = added;
            sizes[from]--;
            sizes[added]++;
            break;
          }
        }
      }
    }
    return grown;
  }
}

package dev.signalbox.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What a process and all that it has started have used up so far, as the kernel counts it.
 *
 * @param cpuMillis user and system time, also of children that have ended; exact to 10 ms
 * @param residentBytes memory that lives in RAM now
 */
public record Usage(long cpuMillis, long residentBytes) {

  /** The kernel's unit for times in /proc, on every common Linux: a hundredth of a second. */
  private static final long MILLIS_PER_TICK = 10;

  private static final long PAGE = 4096;

  /** Of a process that may have children. */
  public static Usage of(long pid) {
    Stream<Long> children =
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::descendants).map(ProcessHandle::pid);
    return Stream.concat(Stream.of(pid), children)
        .map(Usage::alone)
        .reduce(new Usage(0, 0), Usage::plus);
  }

  private Usage plus(Usage other) {
    return new Usage(cpuMillis + other.cpuMillis, residentBytes + other.residentBytes);
  }

  private static Usage alone(long pid) {
    String stat;
    try {
      stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    } catch (NoSuchFileException ended) {
      // Its time is with its parent's from now on.
      return new Usage(0, 0);
    } catch (IOException e) {
      throw new IllegalStateException("the bench needs Linux's /proc; process " + pid, e);
    }
    // The name stands in parentheses and may hold anything.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int i = 11; i <= 14; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return new Usage(ticks * MILLIS_PER_TICK, Long.parseLong(fields[21]) * PAGE);
  }
}

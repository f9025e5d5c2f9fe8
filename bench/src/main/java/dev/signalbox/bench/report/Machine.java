package dev.signalbox.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the figures were measured on. */
public final class Machine {

  private Machine() {}

  /** Processors, system and JVM. */
  public static String text() throws IOException {
    return "%d processors (%s), %s %s, Java %s"
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            processor(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  /** How busy the machine is, the bench included. */
  public static String load() {
    return String.format(
        Locale.ROOT,
        "The load average at its end was %.1f; more than a few above the number of processors says that"
            + " the machine was busy with something else.",
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }

  private static String processor() throws IOException {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2).strip())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    }
  }
}

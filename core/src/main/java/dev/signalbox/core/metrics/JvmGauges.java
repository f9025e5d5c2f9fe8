package dev.signalbox.core.metrics;

import io.prometheus.metrics.model.registry.MultiCollector;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryUsage;
import java.lang.management.RuntimeMXBean;
import java.util.Map;

/** The basics of the virtual machine. */
final class JvmGauges {

  private static final String USED = "jvm_memory_used_bytes";
  private static final String COMMITTED = "jvm_memory_committed_bytes";
  private static final String MAX = "jvm_memory_max_bytes";
  private static final String THREADS = "jvm_threads_current";
  private static final String CLASSES = "jvm_classes_currently_loaded";
  private static final String STARTED = "process_start_time_seconds";
  private static final String UPTIME = "process_uptime_seconds";
  private static final double MILLIS = 1e3;

  private JvmGauges() {}

  static MultiCollector create() {
    return new Gauges(
        "the virtual machine",
        Map.of(
            USED, "Memory in use.",
            COMMITTED, "Memory that the virtual machine holds.",
            MAX, "Memory that the virtual machine may hold; -1 without a bound.",
            THREADS, "Live threads.",
            CLASSES, "Loaded classes.",
            STARTED, "When the process began, in seconds since 1970.",
            UPTIME, "For how long the process has run."),
        JvmGauges::look);
  }

  private static void look(Gauges.Look look) {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory(look, "heap", memory.getHeapMemoryUsage());
    memory(look, "nonheap", memory.getNonHeapMemoryUsage());
    look.set(THREADS, ManagementFactory.getThreadMXBean().getThreadCount());
    look.set(CLASSES, ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
    RuntimeMXBean runtime = ManagementFactory.getRuntimeMXBean();
    look.set(STARTED, runtime.getStartTime() / MILLIS);
    look.set(UPTIME, runtime.getUptime() / MILLIS);
  }

  private static void memory(Gauges.Look look, String area, MemoryUsage usage) {
    look.set(USED, usage.getUsed(), "area", area);
    look.set(COMMITTED, usage.getCommitted(), "area", area);
    look.set(MAX, usage.getMax(), "area", area);
  }
}

package dev.signalbox.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Looks into the server's JVM, by the JDK's own command. */
final class LoadedClasses {

  private LoadedClasses() {}

  /** How often a class is loaded now, each time by another class loader. */
  static long count(ProcessHandle process, String className)
      throws IOException, InterruptedException {
    for (int i = 0; i < 2; i++) {
      run(process, "GC.run");
    }
    return run(process, "VM.class_hierarchy", className).stream()
        .filter(line -> line.contains("-" + className + "/"))
        .count();
  }

  /** Any whose names begin like that. */
  static List<String> named(ProcessHandle process, String prefix)
      throws IOException, InterruptedException {
    run(process, "GC.run");
    return run(process, "VM.class_hierarchy").stream()
        .map(line -> line.replaceFirst("^[|\\s-]*", ""))
        .filter(line -> line.startsWith(prefix))
        .toList();
  }

  /** Writes down the server's whole heap. */
  static void dump(ProcessHandle process, Path file) throws IOException, InterruptedException {
    Files.deleteIfExists(file);
    run(process, "GC.heap_dump", file.toAbsolutePath().toString());
  }

  private static List<String> run(ProcessHandle process, String... command)
      throws IOException, InterruptedException {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid())));
    line.addAll(List.of(command));
    Process jcmd = new ProcessBuilder(line).redirectErrorStream(true).start();
    List<String> output =
        new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    if (jcmd.waitFor() != 0) {
      throw new IOException("jcmd failed: " + output);
    }
    return output;
  }
}

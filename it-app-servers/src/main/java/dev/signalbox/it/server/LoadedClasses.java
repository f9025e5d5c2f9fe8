package dev.signalbox.it.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Looks into the server's JVM, by the JDK's own command. */
final class LoadedClasses {

  private static final Pattern OSGI =
      Pattern.compile("^(org\\.osgi\\.|org\\.apache\\.felix\\.|dev\\.signalbox\\..*\\.osgi\\.)");

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

  /**
   * The classes of OSGi that are loaded by the class loaders of an application, or by any of this
   * project's, the server's own left out.
   *
   * @param type a class of the application
   */
  static List<String> ofOsgi(ProcessHandle process, Class<?> type)
      throws IOException, InterruptedException {
    run(process, "GC.run");
    List<String> all =
        run(process, "VM.class_hierarchy").stream()
            .map(line -> line.replaceFirst("^[|\\s-]*", ""))
            .toList();
    Set<String> loaders =
        all.stream()
            .filter(line -> line.startsWith(type.getName() + "/"))
            .map(line -> line.replaceFirst("^[^/]*/", "").replaceFirst("\\s.*$", ""))
            .collect(Collectors.toSet());
    if (loaders.isEmpty()) {
      throw new IllegalStateException(type + " is not loaded in the server");
    }
    return all.stream()
        .filter(line -> OSGI.matcher(line).find())
        .filter(line -> loaders.stream().anyMatch(line::contains))
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

package dev.signalbox.it.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The application server that the suite runs on, as its module describes it. */
final class Server {

  private Server() {}

  /** Where an application is. */
  static URI uri(String application) {
    return URI.create(property("it.server.url")).resolve(application + "/");
  }

  /**
   * Whether the server keeps class loaders of any application that is gone; how many of them is
   * what a control application shows then.
   */
  static boolean leaks() {
    return Boolean.getBoolean("it.server.leaks");
  }

  /**
   * How many applications that are gone the server itself keeps, whatever is in them; none unless
   * its module says so.
   */
  static int keeps() {
    return Integer.getInteger("it.server.remembered", 0);
  }

  /**
   * How the names begin of those threads of the server that are called like Signalbox's, since it
   * runs on the same framework; one each. Empty unless its module names some.
   */
  static List<String> threads() {
    return Pattern.compile(",")
        .splitAsStream(System.getProperty("it.server.threads", ""))
        .filter(name -> !name.isBlank())
        .toList();
  }

  /**
   * Whether the server keeps the jars of applications that are gone open, once a resource was read
   * from them.
   */
  static boolean keepsJars() {
    return Boolean.getBoolean("it.server.keeps.jars");
  }

  /** The process that Arquillian has started. */
  static ProcessHandle process() {
    String mark = property("it.server.process");
    return find(ProcessHandle.current().descendants(), mark)
        // Some servers are started by a command that ends before they do.
        .or(() -> find(ProcessHandle.allProcesses(), mark))
        .orElseThrow(() -> new IllegalStateException("no process runs " + mark));
  }

  private static Optional<ProcessHandle> find(Stream<ProcessHandle> processes, String mark) {
    return processes
        // The mark stands on our own command line as well.
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> commandLine(process).contains(mark))
        .reduce((first, last) -> last);
  }

  private static String commandLine(ProcessHandle process) {
    try {
      // The JDK's own view of it leaves out what is very long.
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
    } catch (IOException noProc) {
      return process.info().arguments().map(words -> String.join(" ", words)).orElse("");
    }
  }

  /** Why the server cannot do something; empty when it can. */
  static Optional<String> lacks(String what) {
    return Optional.ofNullable(System.getProperty("it.server.lacks." + what));
  }

  /** Skips the test where the server cannot do something, and says why. */
  static void assumeHas(String what) {
    Optional<String> reason = lacks(what);
    Assumptions.assumeTrue(reason.isEmpty(), () -> reason.orElse(""));
  }

  /** The name of a data source that the server gives to applications. */
  static String source() {
    return System.getProperty("it.server.source", "java:comp/DefaultDataSource");
  }

  static String property(String name) {
    String value = System.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("the module of the server must set " + name);
    }
    return value;
  }
}

package dev.signalbox.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/**
 * What is there of an application in the server, seen from outside.
 *
 * @param loaders how many class loaders have loaded its class
 * @param threads of Signalbox
 * @param mbeans with the application's name
 * @param files of its folder that are open, with and without a name; empty where the system does
 *     not tell
 */
record Remains(long loaders, List<String> threads, List<String> mbeans, List<String> files) {

  /**
   * Looks.
   *
   * @param type a class that only this application's loaders have
   */
  static Remains of(String application, Class<?> type) throws IOException, InterruptedException {
    ProcessHandle server = Server.process();
    try (ServerJvm jvm = ServerJvm.attach(server)) {
      return new Remains(
          LoadedClasses.count(server, type.getName()),
          jvm.threads(),
          jvm.mbeans(application),
          OpenFiles.of(server).stream()
              .filter(file -> file.contains("/" + application + "/"))
              .filter(file -> !(Server.keepsJars() && file.endsWith(".jar (deleted)")))
              .toList());
    }
  }

  /** How many class loaders have a class now; needs the {@link Stirrer} in the server. */
  static long loaders(Class<?> type) throws Exception {
    Stirrer.stir();
    return LoadedClasses.count(Server.process(), type.getName());
  }

  /** The same when the server has had time to let go of them. */
  static long settled(Class<?> type) throws Exception {
    try {
      Patience.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(2))
          .until(() -> loaders(type) <= Server.keeps());
    } catch (ConditionTimeoutException serverKeepsThem) {
      // As this server is said to do; how many is what counts.
      LoadedClasses.dump(Server.process(), Path.of(Server.property("it.work"), "control.hprof"));
    }
    return loaders(type);
  }

  /** Waits until nothing is there any more; needs the {@link Stirrer} in the server. */
  static void awaitNone(String application, Class<?> type) throws Exception {
    awaitNone(application, type, Server.keeps());
  }

  /**
   * Waits until nothing is there any more.
   *
   * @param inherent how many class loaders of applications that are gone the server keeps anyway
   */
  static void awaitNone(String application, Class<?> type, long inherent) throws Exception {
    try {
      Patience.await()
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () -> {
                Stirrer.stir();
                Remains left = of(application, type);
                assertThat(left.threads()).as("threads").isEmpty();
                assertThat(left.mbeans()).as("MBeans").isEmpty();
                assertThat(left.files()).as("open files").isEmpty();
                assertThat(left.loaders()).as("class loaders").isLessThanOrEqualTo(inherent);
              });
    } catch (ConditionTimeoutException e) {
      // For whoever looks for what holds the application.
      LoadedClasses.dump(
          Server.process(), Path.of(Server.property("it.work"), application + ".hprof"));
      throw e;
    }
  }
}

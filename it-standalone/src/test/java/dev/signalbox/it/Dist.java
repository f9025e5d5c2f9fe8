package dev.signalbox.it;

import dev.signalbox.launcher.Distribution;
import java.nio.file.Path;

/** The distribution that the build has just made. */
final class Dist {

  private Dist() {}

  static Path home() {
    return Path.of(System.getProperty("dev.signalbox.it.dist"));
  }

  static Distribution distribution() {
    return new Distribution(home());
  }

  /** What the JVM of a node is told besides. */
  static String nodeJvm() {
    return System.getProperty("dev.signalbox.it.node-jvm", "");
  }

  static String command() {
    return home().resolve("bin").resolve("signalbox").toString();
  }
}

package dev.signalbox.it;

import dev.signalbox.launcher.Distribution;
import java.nio.file.Path;

/** The distribution that the build has just made. */
final class Dist {

  /** For nodes that live for seconds: the better compiler would take half of a small machine. */
  static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

  private Dist() {}

  static Path home() {
    return Path.of(System.getProperty("dev.signalbox.it.dist"));
  }

  static Distribution distribution() {
    return new Distribution(home());
  }

  static String command() {
    return home().resolve("bin").resolve("signalbox").toString();
  }
}

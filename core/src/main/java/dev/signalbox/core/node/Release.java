package dev.signalbox.core.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of Signalbox. */
final class Release {

  private static final String FILE = "release.properties";

  private Release() {}

  /** As the build has written it. */
  static String version() {
    try (InputStream in = Release.class.getResourceAsStream(FILE)) {
      if (in == null) {
        return "";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE, e);
    }
  }
}

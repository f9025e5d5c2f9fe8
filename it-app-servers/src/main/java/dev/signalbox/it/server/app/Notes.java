package dev.signalbox.it.server.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** Writes down what happens, where the test can read it: a line each, at once. */
@ApplicationScoped
public class Notes {

  private Path file;

  /** A line of words. */
  public synchronized void add(String... words) {
    try {
      if (file == null) {
        file = Path.of(setting("notes"));
      }
      Files.writeString(
          file,
          String.join(" ", words) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the test has packed into the application. */
  public String setting(String name) {
    Properties properties = new Properties();
    try (InputStream in = Notes.class.getResourceAsStream("/it.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(name);
  }
}

package dev.signalbox.it.server.bundle;

import dev.signalbox.api.message.MessageReceived;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** Notes each message behind the label that is packed into its bundle. */
@ApplicationScoped
public class Labelled {

  void on(@Observes MessageReceived event) {
    Properties packed = new Properties();
    try (InputStream in = Labelled.class.getResourceAsStream("/bundle.properties")) {
      packed.load(in);
      Files.writeString(
          Path.of(packed.getProperty("notes")),
          packed.getProperty("label") + " " + event.envelope().eventId() + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

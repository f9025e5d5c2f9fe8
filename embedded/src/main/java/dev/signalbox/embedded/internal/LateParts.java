package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.HandlerSettings;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * The {@link HandlerParts} as beans have them injected: before the node is open already, though
 * they can be used from then on only, and until it is closed.
 */
final class LateParts {

  private final AtomicReference<HandlerParts> parts = new AtomicReference<>();

  /** They can be used from now on. */
  void open(HandlerParts opened) {
    parts.set(opened);
  }

  /** Whether they can be used. */
  boolean areOpen() {
    return parts.get() != null;
  }

  /** They cannot be used any more. */
  void close() {
    parts.set(null);
  }

  /** Settings of the handler that the application's observers are. */
  HandlerSettings settings() {
    return Late.of(
        HandlerSettings.class,
        "settings of the application's handler",
        () -> opened().settings(opened().application()));
  }

  /** Settings of a handler. */
  HandlerSettings settings(String handler) {
    return Late.of(
        HandlerSettings.class, "settings of handler " + handler, () -> opened().settings(handler));
  }

  /** Database of a handler. */
  DataSource dataSource(String handler) {
    return Late.of(
        DataSource.class, "data source of handler " + handler, () -> opened().dataSource(handler));
  }

  private HandlerParts opened() {
    HandlerParts there = parts.get();
    if (there == null) {
      throw new IllegalStateException(
          "expected Signalbox to be up, found it stopped or not started yet: the settings and the"
              + " database of a handler can be used once the application has started");
    }
    return there;
  }
}

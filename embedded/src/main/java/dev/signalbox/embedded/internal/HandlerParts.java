package dev.signalbox.embedded.internal;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerSettings;
import dev.signalbox.api.spi.HandlerStorage;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * What an open node has for the beans of handlers.
 *
 * @param application name of the handler that the application's observers are
 * @param configuration the settings of each handler
 * @param storage the database of each handler
 */
record HandlerParts(
    String application, HandlerConfiguration configuration, HandlerStorage storage) {

  HandlerParts {
    Objects.requireNonNull(application, "application");
    Objects.requireNonNull(configuration, "configuration");
    Objects.requireNonNull(storage, "storage");
  }

  HandlerSettings settings(String handler) {
    return configuration.settings(handler);
  }

  DataSource dataSource(String handler) {
    return storage.dataSource(handler);
  }
}

package dev.signalbox.core.settings;

import dev.signalbox.api.spi.HandlerConfiguration;
import dev.signalbox.api.spi.HandlerSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The settings of handlers, one file {@code <handler>.properties} in UTF-8 for each handler that
 * has any. A file is looked at when a handler asks, and read again when its time, size or identity
 * has changed; nothing runs meanwhile.
 */
public final class HandlerSettingsFolder implements HandlerConfiguration {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final Optional<Path> folder;
  private final Map<String, HandlerSettings> handlers = new ConcurrentHashMap<>();

  /**
   * With a folder that may not be there yet.
   *
   * @param folder holds the files; empty when there are none, so that every setting has its default
   */
  public HandlerSettingsFolder(Optional<Path> folder) {
    this.folder = Objects.requireNonNull(folder, "folder").map(Path::toAbsolutePath);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException when the name is not one that a handler may have
   */
  @Override
  public HandlerSettings settings(String handlerName) {
    // A name becomes a part of a path.
    if (!NAME.matcher(handlerName).matches()) {
      throw new IllegalArgumentException(
          "expected a handler name of lower-case letters, digits, dots and dashes (at most 100), found '"
              + handlerName
              + "'");
    }
    return handlers.computeIfAbsent(
        handlerName,
        name ->
            new FileHandlerSettings(
                new WatchedFile(folder.map(path -> path.resolve(name + ".properties")))));
  }
}

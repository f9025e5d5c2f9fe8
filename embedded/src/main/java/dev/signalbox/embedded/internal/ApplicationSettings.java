package dev.signalbox.embedded.internal;

import dev.signalbox.core.settings.Settings;
import dev.signalbox.core.settings.SettingsException;
import dev.signalbox.core.settings.SettingsSources;
import jakarta.servlet.ServletContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The settings of an application: system properties, then environment, then a file, then the
 * context parameters of its {@code web.xml}. The first three belong to the operator and win over
 * what is packed into the application. In a context parameter, <code>{folder}</code> stands for the
 * application's folder.
 */
final class ApplicationSettings {

  private static final String PREFIX = "signalbox.";
  private static final String DATA_DIR = "signalbox.data.dir";
  private static final String CONF_FILE = "signalbox.embedded.conf-file";
  private static final String CONF_FILE_VARIABLE = "SIGNALBOX_EMBEDDED_CONF_FILE";
  private static final List<String> USUAL_FILES =
      List.of("signalbox.properties", "conf/signalbox.properties");

  /** What the application's folder is called in its {@code web.xml}, which cannot know it. */
  private static final String FOLDER = "{folder}";

  private final ServletContext context;
  private final Path folder;

  /**
   * @param folder of the application, unless the settings say otherwise
   */
  ApplicationSettings(ServletContext context, Path folder) {
    this.context = Objects.requireNonNull(context, "context");
    this.folder = Objects.requireNonNull(folder, "folder");
  }

  /**
   * Reads them.
   *
   * @throws dev.signalbox.core.settings.SettingsException when a key is unknown, a value malformed,
   *     or a file missing that was named
   */
  Settings load() {
    Map<String, String> packaged = parameters();
    packaged.putIfAbsent(DATA_DIR, folder.toString());
    return Settings.load(
        SettingsSources.ofProcess(Map.of(), file(packaged)).withPackaged(packaged));
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new TreeMap<>();
    for (String name : Collections.list(context.getInitParameterNames())) {
      if (name.startsWith(PREFIX)) {
        parameters.put(name, context.getInitParameter(name).replace(FOLDER, folder.toString()));
      }
    }
    return parameters;
  }

  private Optional<Path> file(Map<String, String> packaged) {
    return Stream.of(
            Optional.ofNullable(System.getProperty(CONF_FILE)),
            Optional.ofNullable(System.getenv(CONF_FILE_VARIABLE)),
            Optional.ofNullable(packaged.get(CONF_FILE)))
        .flatMap(Optional::stream)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .map(Path::of)
        .or(this::usualFile);
  }

  private Optional<Path> usualFile() {
    List<Path> found =
        USUAL_FILES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
    if (found.size() > 1) {
      throw new SettingsException(
          List.of(
              "expected one settings file in the application's folder, found "
                  + found.get(0)
                  + " and "
                  + found.get(1)
                  + "; remove one, or name the right one with "
                  + CONF_FILE));
    }
    return found.stream().findFirst();
  }
}

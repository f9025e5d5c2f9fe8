package dev.signalbox.core.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where settings come from, strongest first.
 *
 * @param overrides given explicitly, as on a command line; every key must be a setting
 * @param systemProperties only keys that begin with {@code signalbox.} are looked at
 * @param environment only names that begin with {@code SIGNALBOX_} are looked at; an empty value
 *     counts as not set
 * @param confFile a properties file in UTF-8 that must be there; every key in it must be a setting
 * @param packaged what came with the application; every key must be a setting
 */
public record SettingsSources(
    Map<String, String> overrides,
    Map<String, String> systemProperties,
    Map<String, String> environment,
    Optional<Path> confFile,
    Map<String, String> packaged) {

  /** Copies the maps. */
  public SettingsSources {
    overrides = Map.copyOf(overrides);
    systemProperties = Map.copyOf(systemProperties);
    environment = Map.copyOf(environment);
    Objects.requireNonNull(confFile, "confFile");
    packaged = Map.copyOf(packaged);
  }

  /** Without anything packaged. */
  public SettingsSources(
      Map<String, String> overrides,
      Map<String, String> systemProperties,
      Map<String, String> environment,
      Optional<Path> confFile) {
    this(overrides, systemProperties, environment, confFile, Map.of());
  }

  /** The same with what came with the application, which is weaker than everything else. */
  public SettingsSources withPackaged(Map<String, String> settings) {
    return new SettingsSources(overrides, systemProperties, environment, confFile, settings);
  }

  /** The system properties and the environment of this process, with overrides and a file. */
  public static SettingsSources ofProcess(Map<String, String> overrides, Optional<Path> confFile) {
    Map<String, String> properties = new TreeMap<>();
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith(Keys.PREFIX)) {
        properties.put(name, System.getProperty(name, ""));
      }
    }
    return new SettingsSources(overrides, properties, System.getenv(), confFile);
  }

  /** Never shows values: secrets are among them. */
  @Override
  public String toString() {
    return "SettingsSources[confFile=" + confFile + "]";
  }
}

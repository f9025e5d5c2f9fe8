package dev.signalbox.core.settings;

import java.util.Objects;

/**
 * What a reader has to know of one setting.
 *
 * @param key its name; {@code <name>} stands for the name of an endpoint
 * @param type what it may be, in words
 * @param defaultValue what holds when it is not set; empty text when nothing does
 * @param meaning what it does
 */
public record SettingDoc(String key, String type, String defaultValue, String meaning) {

  /** Checks the parts. */
  public SettingDoc {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(defaultValue, "defaultValue");
    Objects.requireNonNull(meaning, "meaning");
  }

  /** The environment variable that sets it. */
  public String environmentVariable() {
    return EnvironmentNames.variable(key);
  }
}

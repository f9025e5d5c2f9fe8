package dev.signalbox.core.settings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Lays the sources over each other, the strongest on top, and finds the keys that are none. */
final class Merge {

  /** For scripts that start Signalbox; no setting. */
  private static final String HOME = "signalbox.home";

  private final List<String> problems;
  private final Map<String, Found> merged = new TreeMap<>();

  Merge(List<String> problems) {
    this.problems = problems;
  }

  Map<String, Found> of(SettingsSources sources) {
    with(sources.packaged(), "of the application");
    sources.confFile().ifPresent(file -> ConfFile.read(file, problems).forEach(this::put));
    sorted(sources.environment()).forEach(this::putVariable);
    sorted(sources.systemProperties())
        .forEach(
            (key, value) -> {
              if (key.startsWith(Keys.PREFIX) && !key.equals(HOME)) {
                put(new Found(key, value.strip(), "system property"));
              }
            });
    return with(sources.overrides(), "command line");
  }

  Map<String, Found> with(Map<String, String> values, String origin) {
    sorted(values).forEach((key, value) -> put(new Found(key, value.strip(), origin)));
    return merged;
  }

  private static Map<String, String> sorted(Map<String, String> values) {
    return new TreeMap<>(values);
  }

  private void putVariable(String variable, String value) {
    if (variable.startsWith(EnvironmentNames.PREFIX)
        && !value.isBlank()
        && !EnvironmentNames.foreign(variable, value)) {
      put(
          new Found(
              EnvironmentNames.key(variable), value.strip(), "environment variable " + variable));
    }
  }

  private void put(Found found) {
    if (Keys.known(found.key())) {
      merged.put(found.key(), found);
    } else {
      EndpointKeys.nameProblem(found)
          .ifPresentOrElse(
              problems::add,
              () ->
                  problems.add(
                      found.at()
                          + "there is no such setting; the nearest is "
                          + nearest(found.key())));
    }
  }

  private static String nearest(String key) {
    List<String> candidates = new ArrayList<>();
    Keys.ALL.forEach(known -> candidates.add(known.name()));
    candidates.addAll(EndpointKeys.like(key));
    return candidates.stream()
        .min(Comparator.comparingInt(known -> EditDistance.between(plain(key), plain(known))))
        .orElseThrow();
  }

  /** Dots and dashes look alike in an environment variable. */
  private static String plain(String key) {
    return key.toLowerCase(Locale.ROOT).replace('-', '.').replace('_', '.');
  }
}

package dev.signalbox.core.settings;

import java.util.Locale;
import java.util.Set;

/** Between keys and environment variables. */
final class EnvironmentNames {

  static final String PREFIX = "SIGNALBOX_";

  private static final String ENDPOINT = PREFIX + "ENDPOINT_";

  /** For scripts that start Signalbox; no settings. */
  private static final Set<String> RESERVED =
      Set.of("SIGNALBOX_HOME", "SIGNALBOX_OPTS", "SIGNALBOX_JAVA_OPTS");

  private EnvironmentNames() {}

  static String variable(String key) {
    return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /**
   * Whether a variable with our prefix is not meant as a setting: one that start scripts use, or
   * one that Kubernetes makes for a service that happens to be named signalbox.
   */
  static boolean foreign(String variable, String value) {
    return RESERVED.contains(variable)
        || variable.startsWith("SIGNALBOX_SERVICE_")
        || (variable.startsWith("SIGNALBOX_PORT")
            && (value.startsWith("tcp://")
                || value.startsWith("udp://")
                || variable.startsWith("SIGNALBOX_PORT_")));
  }

  /** The key that a variable stands for; a guess where no known key has this variable. */
  static String key(String variable) {
    for (Key<?> known : Keys.ALL) {
      if (variable(known.name()).equals(variable)) {
        return known.name();
      }
    }
    String lower = variable.toLowerCase(Locale.ROOT);
    String part = EndpointKeys.partAtEnd(lower);
    int last = lower.length() - part.length() - 1;
    if (variable.startsWith(ENDPOINT) && last > ENDPOINT.length()) {
      return EndpointKeys.key(
          lower.substring(ENDPOINT.length(), last).replace('_', '-'), part.replace('_', '-'));
    }
    return lower.replace('_', '.');
  }
}

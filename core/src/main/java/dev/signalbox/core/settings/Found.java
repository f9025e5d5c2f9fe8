package dev.signalbox.core.settings;

/**
 * A raw value and where it came from.
 *
 * @param key the key it sets
 * @param value as written, without white space around it
 * @param origin for people, for example {@code conf/signalbox.properties, line 3}
 */
record Found(String key, String value, String origin) {

  private static final int LONGEST = 100;

  /** How the value may be shown in a message: short, on one line. */
  String shown() {
    return '"' + harmless(value) + '"';
  }

  /** Begins a problem. */
  String at() {
    // A secret that slipped to the place of a key must not show either.
    String name = key.contains("whsec_") ? "a signing secret in place of a key" : harmless(key);
    return name + " (" + origin + "): ";
  }

  private static String harmless(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(LONGEST)
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '?' : c));
    return text.codePointCount(0, text.length()) > LONGEST ? out + "..." : out.toString();
  }
}

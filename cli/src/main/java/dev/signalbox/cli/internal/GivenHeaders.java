package dev.signalbox.cli.internal;

import dev.signalbox.verifier.HeaderSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Headers as they are written on the command line. */
final class GivenHeaders implements HeaderSource {

  private final Map<String, List<String>> values;

  private GivenHeaders(Map<String, List<String>> values) {
    this.values = values;
  }

  static GivenHeaders parse(List<String> lines) {
    Map<String, List<String>> values = new TreeMap<>();
    for (String line : lines) {
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new CliException(
            ExitCode.USAGE,
            "--header: expected 'name: value', found no name before a colon in '" + line + "'");
      }
      values
          .computeIfAbsent(
              line.substring(0, colon).strip().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(withoutOptionalSpace(line.substring(colon + 1)));
    }
    return new GivenHeaders(values);
  }

  /** Spaces and tabs around a value are no part of it (RFC 9110, 5.5); anything else is. */
  private static String withoutOptionalSpace(String value) {
    int start = 0;
    int end = value.length();
    while (start < end && isSpace(value.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(value.charAt(end - 1))) {
      end--;
    }
    return value.substring(start, end);
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }

  @Override
  public List<String> values(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }
}

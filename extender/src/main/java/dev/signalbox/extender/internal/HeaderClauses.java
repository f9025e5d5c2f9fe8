package dev.signalbox.extender.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a header of an OSGi manifest: clauses of names with attributes and directives. */
final class HeaderClauses {

  private HeaderClauses() {}

  /**
   * One clause.
   *
   * @param names what it is about
   * @param attributes written with {@code =}
   * @param directives written with {@code :=}
   */
  record Clause(
      List<String> names, Map<String, String> attributes, Map<String, String> directives) {}

  static List<Clause> parse(String header) {
    List<Clause> clauses = new ArrayList<>();
    for (String text : split(header, ',')) {
      List<String> names = new ArrayList<>();
      Map<String, String> attributes = new HashMap<>();
      Map<String, String> directives = new HashMap<>();
      for (String part : split(text, ';')) {
        int equals = part.indexOf('=');
        if (equals < 0) {
          names.add(part);
        } else if (equals > 0 && part.charAt(equals - 1) == ':') {
          directives.put(part.substring(0, equals - 1).strip(), plain(part.substring(equals + 1)));
        } else {
          String type = part.substring(0, equals).strip();
          attributes.put(type.replaceFirst(":.*", ""), plain(part.substring(equals + 1)));
        }
      }
      clauses.add(new Clause(names, attributes, directives));
    }
    return clauses;
  }

  private static String plain(String value) {
    String text = value.strip();
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1)
        : text;
  }

  /** At separators outside of quotation marks; empty parts are left out. */
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int begin = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? separator : text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      }
      if (i == text.length() || (c == separator && !quoted)) {
        String part = text.substring(begin, i).strip();
        if (!part.isEmpty()) {
          parts.add(part);
        }
        begin = i + 1;
      }
    }
    return parts;
  }
}

package dev.signalbox.core.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path whose parts are literal, or names in braces that take any value: {@code messages/{id}}.
 *
 * @param text as it was written
 * @param parts its parts
 */
record PathPattern(String text, List<Part> parts) {

  /** Where two patterns match, the one that is first here has the earlier literal part. */
  static final Comparator<PathPattern> LITERAL_FIRST =
      (left, right) -> {
        int common = Math.min(left.parts.size(), right.parts.size());
        for (int i = 0; i < common; i++) {
          int order = Boolean.compare(left.parts.get(i).named(), right.parts.get(i).named());
          if (order != 0) {
            return order;
          }
        }
        return left.text.compareTo(right.text);
      };

  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_-]*)\\}");
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9_~-][A-Za-z0-9._~-]*");

  /**
   * A part.
   *
   * @param text the literal, or the name without its braces
   * @param named whether it is a name
   */
  record Part(String text, boolean named) {}

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it is none
   */
  static PathPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : text.split("/", -1)) {
      Matcher name = NAME.matcher(part);
      if (name.matches() && names.add(name.group(1))) {
        parts.add(new Part(name.group(1), true));
      } else if (LITERAL.matcher(part).matches()) {
        parts.add(new Part(part, false));
      } else {
        throw new IllegalArgumentException(
            "expected a path like 'messages/{id}', without a slash at either end and with each name once, found '"
                + text
                + "'");
      }
    }
    return new PathPattern(text, List.copyOf(parts));
  }

  /** The values of the names, when the path matches. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      Part part = parts.get(i);
      if (part.named()) {
        values.put(part.text(), path.get(i));
      } else if (!part.text().equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Whether both match the same paths: they differ in their names at most. */
  boolean sameShape(PathPattern other) {
    return shape().equals(other.shape());
  }

  private List<String> shape() {
    return parts.stream().map(part -> part.named() ? "{}" : part.text()).toList();
  }
}

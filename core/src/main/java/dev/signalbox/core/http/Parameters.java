package dev.signalbox.core.http;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A query string. Every complaint about it is a 400 that says what was expected. */
final class Parameters {

  private final Map<String, List<String>> values;

  private Parameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads a query string; null for none, as the servlet API has it. */
  static Parameters parse(String queryString) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    if (queryString != null) {
      for (String pair : queryString.split("&")) {
        if (!pair.isEmpty()) {
          add(values, pair);
        }
      }
    }
    return new Parameters(values);
  }

  private static void add(Map<String, List<String>> values, String pair) {
    int equals = pair.indexOf('=');
    String name = PercentText.decodeParameter(equals < 0 ? pair : pair.substring(0, equals));
    String value = equals < 0 ? "" : PercentText.decodeParameter(pair.substring(equals + 1));
    values.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  /** Refuses names that are not among these, and repeated ones. */
  Parameters only(Set<String> known) {
    values.forEach(
        (name, all) -> {
          if (!known.contains(name)) {
            throw new ApiException(400, unknown(name, known));
          }
          if (all.size() > 1) {
            throw new ApiException(
                400, "expected '" + name + "' once, found it " + all.size() + " times");
          }
        });
    return this;
  }

  private static String unknown(String name, Set<String> known) {
    String found = "unknown query parameter '" + Excerpt.of(name) + "'; ";
    return known.isEmpty()
        ? found + "this path takes none"
        : found + "known: " + String.join(", ", new TreeSet<>(known));
  }

  /** Each name with its first value. */
  Map<String, String> first() {
    Map<String, String> first = new LinkedHashMap<>();
    values.forEach((name, all) -> first.put(name, all.get(0)));
    return first;
  }

  /** A text. */
  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name)).map(all -> all.get(0));
  }

  /** A point in time. A plus sign that was sent bare has become a space. */
  Optional<Instant> instant(String name) {
    return text(name).map(text -> instant(name, text.replace(' ', '+')));
  }

  /** Reads a point in time. */
  static Instant instant(String name, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      throw new ApiException(
          400,
          "expected a time like 2026-01-31T12:00:00Z for '"
              + name
              + "', found '"
              + Excerpt.of(text)
              + "'",
          e);
    }
  }

  /** A whole number between two bounds. */
  Optional<Long> number(String name, long min, long max) {
    return text(name).map(text -> number(name, text, min, max));
  }

  private static long number(String name, String text, long min, long max) {
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // The message below says the same for a text and for a number out of bounds.
    }
    throw new ApiException(
        400,
        "expected a whole number from "
            + min
            + " to "
            + max
            + " for '"
            + name
            + "', found '"
            + Excerpt.of(text)
            + "'");
  }

  /** One of some words. */
  Optional<String> choice(String name, List<String> words) {
    Optional<String> found = text(name);
    if (found.isPresent() && !words.contains(found.get())) {
      throw new ApiException(
          400,
          "expected one of "
              + String.join(", ", words)
              + " for '"
              + name
              + "', found '"
              + Excerpt.of(found.get())
              + "'");
    }
    return found;
  }
}

package dev.signalbox.core.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * How the text of a setting is read.
 *
 * @param words what it may be, in words that follow "must be"
 * @param read empty when the text is none of it
 */
record ValueType<T>(String words, Function<String, Optional<T>> read) {

  static ValueType<Integer> integer(int min, int max) {
    return new ValueType<>(
        max == Integer.MAX_VALUE
            ? "a whole number from " + min
            : "a whole number from " + min + " to " + max,
        text -> Numbers.whole(text).filter(n -> n >= min && n <= max).map(Long::intValue));
  }

  static ValueType<Double> decimal(double min, double max) {
    return new ValueType<>(
        "a number from " + Numbers.plain(min) + " to " + Numbers.plain(max),
        text -> Numbers.decimal(text).filter(n -> n >= min && n <= max));
  }

  static ValueType<Duration> duration(Duration min, Duration max) {
    return new ValueType<>(
        "a time from "
            + Durations.text(min)
            + " to "
            + Durations.text(max)
            + " (ms, s, m, h or d; a plain number is seconds)",
        text -> Durations.parse(text).filter(d -> d.compareTo(min) >= 0 && d.compareTo(max) <= 0));
  }

  static ValueType<Duration> seconds(Duration min, Duration max) {
    ValueType<Duration> any = duration(min, max);
    return new ValueType<>(
        any.words() + " in whole seconds",
        text -> any.read().apply(text).filter(d -> d.getNano() == 0));
  }

  static ValueType<Long> size(long min, long max) {
    return new ValueType<>(
        "a size from "
            + Sizes.text(min)
            + " to "
            + Sizes.text(max)
            + " (B, kB, KiB, MB, MiB, GB or GiB; a plain number is bytes)",
        text -> Sizes.parse(text).filter(n -> n >= min && n <= max));
  }

  static ValueType<Path> folder() {
    return new ValueType<>("the path of a folder", ValueType::path);
  }

  static ValueType<String> host() {
    return new ValueType<>(
        "a host name or address",
        text ->
            Optional.of(text)
                .filter(t -> !t.isEmpty() && t.chars().noneMatch(c -> c <= ' ' || c == '/')));
  }

  static ValueType<String> inboxUrl() {
    return new ValueType<>(
        "a URL that begins with jdbc:, for example jdbc:sqlite:data/inbox.db, or discard:",
        text ->
            Optional.of(text)
                .filter(t -> t.equals("discard:") || (t.startsWith("jdbc:") && t.length() > 9)));
  }

  static ValueType<String> token() {
    return new ValueType<>(
        "visible ASCII characters without white space; take at least 16",
        text ->
            Optional.of(text)
                .filter(t -> !t.isEmpty() && t.chars().allMatch(c -> c > ' ' && c < 127)));
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(t -> !t.isEmpty()).map(Path::of);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}

package dev.signalbox.core.settings;

import dev.signalbox.api.spi.Begin;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How the text of a setting is read.
 *
 * @param words what it may be, in words that follow "must be"
 * @param read empty when the text is none of it
 */
record ValueType<T>(String words, Function<String, Optional<T>> read) {

  private static final Pattern SERVLET_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)+");
  private static final Pattern HANDLER_NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

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

  static ValueType<Path> file() {
    return new ValueType<>("the path of a file", ValueType::path);
  }

  static ValueType<Boolean> bool() {
    return new ValueType<>(
        "true or false",
        text ->
            switch (text) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  static ValueType<String> servletPath() {
    return new ValueType<>(
        "a path like /webhooks/linq: a slash, then letters, digits, and . _ ~ - / without one at"
            + " the end",
        text -> Optional.of(text).filter(t -> SERVLET_PATH.matcher(t).matches()));
  }

  static ValueType<String> handlerName() {
    return new ValueType<>(
        "lower-case letters, digits, dots and dashes, at most 100",
        text -> Optional.of(text).filter(t -> HANDLER_NAME.matcher(t).matches()));
  }

  /** Empty for all of them. */
  static ValueType<Optional<Set<String>>> packedHandlers() {
    ValueType<List<String>> names = list("names of handlers", HANDLER_NAME.pattern());
    return new ValueType<>(
        "all, none, or names of handlers separated by commas",
        text ->
            switch (text) {
              case "all" -> Optional.of(Optional.empty());
              case "none" -> Optional.of(Optional.of(Set.of()));
              default -> names.read().apply(text).map(Set::copyOf).map(Optional::of);
            });
  }

  static ValueType<Begin> begin() {
    return new ValueType<>(
        "parked, earliest or latest",
        text ->
            Arrays.stream(Begin.values())
                .filter(begin -> begin.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst());
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

  static ValueType<String> jndiName() {
    return matching(
        "a name in the server's directory (JNDI), for example java:comp/env/jdbc/signalbox",
        "[^\\s]{1,200}");
  }

  static ValueType<String> token() {
    return new ValueType<>(
        "visible ASCII characters without white space; take at least 16",
        text ->
            Optional.of(text)
                .filter(t -> !t.isEmpty() && t.chars().allMatch(c -> c > ' ' && c < 127)));
  }

  static ValueType<String> text() {
    return new ValueType<>(
        "a text of at least one character", text -> Optional.of(text).filter(t -> !t.isEmpty()));
  }

  static ValueType<String> matching(String words, String pattern) {
    return new ValueType<>(words, text -> Optional.of(text).filter(t -> t.matches(pattern)));
  }

  /** At least one, each matching, none twice. */
  static ValueType<List<String>> list(String words, String pattern) {
    return new ValueType<>(
        words,
        text -> {
          List<String> all = Stream.of(text.split(",", -1)).map(String::strip).distinct().toList();
          return Optional.of(all).filter(list -> list.stream().allMatch(t -> t.matches(pattern)));
        });
  }

  /** An address for HTTP that names a host, and nothing that does not reach a server. */
  static ValueType<URI> webUrl() {
    return new ValueType<>(
        "a URL that begins with https:// (or http://), without user and fragment", ValueType::web);
  }

  static ValueType<String> aesKey() {
    return new ValueType<>(
        "32 bytes in Base64, as from: openssl rand -base64 32",
        text -> Optional.of(text).filter(ValueType::is32Bytes));
  }

  private static boolean is32Bytes(String base64) {
    try {
      return Base64.getDecoder().decode(base64).length == 32;
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
  }

  private static Optional<URI> web(String text) {
    try {
      URI uri = new URI(text);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web
              && uri.getHost() != null
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null
          ? Optional.of(uri)
          : Optional.empty();
    } catch (URISyntaxException noUrl) {
      return Optional.empty();
    }
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(text).filter(t -> !t.isEmpty()).map(Path::of);
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }
}

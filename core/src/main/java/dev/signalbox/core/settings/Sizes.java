package dev.signalbox.core.settings;

import java.util.Map;
import java.util.Optional;

/** Sizes as settings write them; the case of a unit does not matter. */
final class Sizes {

  private static final Map<String, Long> BYTES =
      Map.of(
          "", 1L,
          "b", 1L,
          "kb", 1000L,
          "kib", 1L << 10,
          "mb", 1_000_000L,
          "mib", 1L << 20,
          "gb", 1_000_000_000L,
          "gib", 1L << 30);

  private Sizes() {}

  static Optional<Long> parse(String text) {
    return Units.parse(text, BYTES);
  }

  /** In the largest binary unit that needs no fraction. */
  static String text(long bytes) {
    if (bytes > 0 && bytes % (1L << 30) == 0) {
      return (bytes >> 30) + " GiB";
    }
    if (bytes > 0 && bytes % (1L << 20) == 0) {
      return (bytes >> 20) + " MiB";
    }
    if (bytes > 0 && bytes % (1L << 10) == 0) {
      return (bytes >> 10) + " KiB";
    }
    return bytes + " B";
  }
}

package dev.signalbox.bench.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Numbers as the report shows them: as many digits as mean something. */
public final class Figures {

  private static final String NONE = "–";

  private Figures() {}

  /** Three digits, or all before the point. */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return NONE;
    }
    double size = Math.abs(value);
    if (size >= 1000) {
      return String.format(Locale.ROOT, "%,.0f", roundedTo3(value));
    }
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.4f";
    return size == 0 ? "0" : String.format(Locale.ROOT, format, value);
  }

  private static double roundedTo3(double value) {
    double unit = Math.pow(10, Math.floor(Math.log10(Math.abs(value))) - 2);
    return Math.round(value / unit) * unit;
  }

  /** The same, or a dash. */
  public static String of(OptionalDouble value) {
    return value.isPresent() ? of(value.getAsDouble()) : NONE;
  }

  /** The same, or a dash. */
  public static String of(Optional<Double> value) {
    return value.map(Figures::of).orElse(NONE);
  }

  /** Bytes as mebibytes. */
  public static String mebibytes(double bytes) {
    return of(bytes / (1 << 20)) + " MiB";
  }
}

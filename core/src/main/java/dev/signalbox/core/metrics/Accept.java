package dev.signalbox.core.metrics;

import java.util.Locale;

/**
 * An {@code Accept} header, as far as the choice between two formats needs it (RFC 9110, 12.5.1).
 */
final class Accept {

  private static final String OPEN_METRICS = "application/openmetrics-text";
  private static final String TEXT = "text/plain";

  private final String header;

  Accept(String header) {
    this.header = header.toLowerCase(Locale.ROOT);
  }

  /** Whether OpenMetrics is named, and not liked less than plain text. */
  boolean prefersOpenMetrics() {
    double openMetrics = quality(OPEN_METRICS);
    return openMetrics > 0 && openMetrics >= quality(TEXT);
  }

  /** The highest quality given to a media type; 0 when it is not named. */
  private double quality(String mediaType) {
    double highest = 0;
    for (String range : header.split(",")) {
      String[] parts = range.split(";");
      if (parts[0].trim().equals(mediaType)) {
        highest = Math.max(highest, quality(parts));
      }
    }
    return highest;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.startsWith("q=")) {
        return number(parameter.substring(2));
      }
    }
    return 1;
  }

  /** What is no number is no wish. */
  private static double number(String text) {
    return text.matches("[01](\\.[0-9]{0,3})?") ? Double.parseDouble(text) : 0;
  }
}

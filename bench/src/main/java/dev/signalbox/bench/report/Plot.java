package dev.signalbox.bench.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lines or bars to be drawn.
 *
 * @param title above it
 * @param x what goes to the right
 * @param y what goes up
 * @param logarithmic whether x grows by factors
 * @param series name to points; each point is an x and a y
 * @param bars name to height; drawn when there are no lines
 */
public record Plot(
    String title,
    String x,
    String y,
    boolean logarithmic,
    Map<String, List<Point>> series,
    Map<String, Double> bars) {

  /**
   * One point.
   *
   * @param x to the right
   * @param y up
   */
  public record Point(double x, double y) {}

  /** Lines through points. */
  public static Plot lines(String title, String x, String y, Map<String, List<Point>> series) {
    return new Plot(title, x, y, false, new LinkedHashMap<>(series), Map.of());
  }

  /** Bars side by side. */
  public static Plot bars(String title, String y, Map<String, Double> bars) {
    return new Plot(title, "", y, false, Map.of(), new LinkedHashMap<>(bars));
  }

  /** The same with x growing by factors. */
  public Plot byFactors() {
    return new Plot(title, x, y, true, series, bars);
  }
}

package dev.signalbox.bench.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.w3c.dom.Document;

/** Draws plots as SVG. */
final class Drawing {

  private static final int WIDTH = 820;
  private static final int HEIGHT = 420;
  private static final int PRECISION = 2;

  private Drawing() {}

  static void write(Plot plot, Path file) throws IOException {
    Chart<?, ?> chart = plot.bars().isEmpty() ? lines(plot) : bars(plot);
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null);
    SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
    // Texts are drawn as outlines; more digits would only make the file larger.
    context.setPrecision(PRECISION);
    SVGGraphics2D canvas = new SVGGraphics2D(context, false);
    chart.paint(canvas, WIDTH, HEIGHT);
    try (Writer out = Files.newBufferedWriter(file)) {
      canvas.stream(out, true);
    }
  }

  private static XYChart lines(Plot plot) {
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .xAxisTitle(plot.x())
            .yAxisTitle(plot.y())
            .build();
    chart.getStyler().setXAxisLogarithmic(plot.logarithmic());
    chart.getStyler().setYAxisMin(0.0);
    plain(chart.getStyler());
    plot.series()
        .forEach(
            (name, points) ->
                chart
                    .addSeries(
                        name,
                        points.stream().map(Plot.Point::x).toList(),
                        points.stream().map(Plot.Point::y).toList())
                    .setMarker(SeriesMarkers.CIRCLE));
    return chart;
  }

  private static CategoryChart bars(Plot plot) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(plot.title())
            .yAxisTitle(plot.y())
            .build();
    plain(chart.getStyler());
    chart.getStyler().setXAxisTicksVisible(false);
    // The names stand beside, since they are too long to stand below.
    plot.bars().forEach((name, height) -> chart.addSeries(name, List.of(""), List.of(height)));
    return chart;
  }

  private static void plain(Styler styler) {
    styler.setChartBackgroundColor(java.awt.Color.WHITE);
    styler.setLegendPosition(Styler.LegendPosition.OutsideE);
  }
}

package dev.signalbox.core.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The two text formats. The writers are made here rather than found by the library, whose finder
 * also reaches for a protocol buffer writer that is not installed.
 */
final class ExpositionWriters {

  private final ExpositionFormatWriter text = PrometheusTextFormatWriter.builder().build();
  private final ExpositionFormatWriter openMetrics = OpenMetricsTextFormatWriter.builder().build();

  /**
   * Writes in the format that was asked for.
   *
   * @param accept the value of an {@code Accept} header; text format 0.0.4 unless OpenMetrics is
   *     wanted more
   */
  Exposition write(String accept, MetricSnapshots snapshots) {
    ExpositionFormatWriter writer = new Accept(accept).prefersOpenMetrics() ? openMetrics : text;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      writer.write(out, snapshots);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new Exposition(writer.getContentType(), out.toByteArray());
  }
}

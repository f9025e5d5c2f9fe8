package dev.signalbox.bench.node;

import dev.signalbox.bench.report.Plot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the slowest handler's lag, over and over, until it is closed. */
public final class LagWatch implements AutoCloseable {

  private static final long EACH_MILLIS = 250;

  private final NodeApi api;
  private final List<Plot.Point> points = new CopyOnWriteArrayList<>();
  private final long began = System.nanoTime();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  /** Begins to look. */
  public LagWatch(NodeApi api) {
    this.api = api;
    timer.scheduleWithFixedDelay(this::look, 0, EACH_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      points.add(new Plot.Point((System.nanoTime() - began) / 1e9, api.lag()));
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException("the lag cannot be seen", e);
    }
  }

  /** Seconds and events behind. */
  public List<Plot.Point> points() {
    return List.copyOf(points);
  }

  /** The worst that was seen. */
  public double worst() {
    return points.stream().mapToDouble(Plot.Point::y).max().orElse(0);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}

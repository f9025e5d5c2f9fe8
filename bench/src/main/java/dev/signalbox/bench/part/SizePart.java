package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.SignalboxContender;
import dev.signalbox.bench.contender.Store;
import dev.signalbox.bench.measure.Books;
import dev.signalbox.bench.measure.Phase;
import dev.signalbox.bench.measure.PhasePlan;
import dev.signalbox.bench.measure.Trial;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Plot;
import dev.signalbox.bench.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an inbox full of waiting events costs, and how long it takes to come up with it. */
public final class SizePart implements Part {

  /**
   * What was found with an inbox of a size.
   *
   * @param events that wait in it
   * @param bytes of its files
   * @param start after an orderly end
   * @param recovery after kill -9 under load
   * @param phase the load
   */
  private record Found(int events, long bytes, Duration start, Duration recovery, Phase phase) {}

  @Override
  public String name() {
    return "size";
  }

  @Override
  public void run(Scene scene) throws Exception {
    List<Found> all = new ArrayList<>();
    for (int events : scene.scale().sizes()) {
      all.add(trial(scene, events));
    }
    scene.report().head(2, "Against the size of the inbox");
    scene
        .report()
        .say(
            "SQLite, no handler: all events in the inbox wait. Start is from the command to ready; recovery"
                + " the same after a kill -9 under load. Ratios are to the smallest.");
    Found small = all.get(0);
    Table table =
        new Table(
            "waiting events",
            "inbox",
            "start s",
            "recovery s",
            "accepted/s",
            "ratio",
            "CPU µs/event",
            "ratio of CPU",
            "p99 ms");
    for (Found found : all) {
      table.row(
          Integer.toString(found.events()),
          Figures.mebibytes(found.bytes()),
          Figures.of(found.start().toMillis() / 1e3),
          Figures.of(found.recovery().toMillis() / 1e3),
          Figures.of(found.phase().rate()),
          Figures.of(found.phase().rate() / small.phase().rate()),
          Figures.of(found.phase().cpuMicros()),
          Figures.of(found.phase().cpuMicros() / small.phase().cpuMicros()),
          Figures.of(found.phase().timed().millis(99)));
    }
    scene.report().table(table);
    Found large = all.get(all.size() - 1);
    scene
        .report()
        .quote(
            "With %,d waiting events an inbox accepts at **%s** of the rate with %,d, and is ready %s s after the command."
                .formatted(
                    large.events(),
                    Figures.of(large.phase().rate() / small.phase().rate()),
                    small.events(),
                    Figures.of(large.start().toMillis() / 1e3)));
    scene
        .report()
        .plot(
            "size",
            Plot.lines(
                    "CPU time per accepted event",
                    "waiting events",
                    "µs",
                    Map.of(
                        "SQLite",
                        all.stream()
                            .map(found -> new Plot.Point(found.events(), found.phase().cpuMicros()))
                            .toList()))
                .byFactors());
  }

  private static Found trial(Scene scene, int events) throws Exception {
    Path folder = Files.createTempDirectory(scene.work(), "size");
    Path data = SignalboxContender.data(folder);
    Filling.fill(Files.createDirectories(data), events);
    long bytes = Files.size(data.resolve("inbox.db"));
    Contender contender = new SignalboxContender(scene.dist(), Store.SQLITE, Map.of());
    Scale scale = scene.scale();
    List<String> bodies = List.of(Bodies.message(1200));
    PhasePlan plan =
        PhasePlan.closed("size", bodies, scale.connections(), scale.measured())
            .probed(scale.probe());
    Duration start;
    Phase phase;
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      start = trial.started();
      trial.warm(bodies, scale.connections(), scale.warm());
      phase = trial.run(plan);
      Books books = trial.finish();
      if (!books.balanced()) {
        scene.report().voided(events + " waiting events: " + books.text());
      }
    }
    Duration recovery = recovery(scene, contender, folder, bodies);
    Folders.delete(folder);
    return new Found(events, bytes, start, recovery, phase);
  }

  private static Duration recovery(
      Scene scene, Contender contender, Path folder, List<String> bodies) throws Exception {
    try (Trial killed = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      killed.warm(bodies, scene.scale().connections(), Duration.ofSeconds(1));
      killed.service().process().kill();
    }
    try (Trial again = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      return again.started();
    }
  }
}

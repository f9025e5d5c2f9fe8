package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.SignalboxContender;
import dev.signalbox.bench.contender.Store;
import dev.signalbox.bench.measure.Books;
import dev.signalbox.bench.measure.Median;
import dev.signalbox.bench.measure.Phase;
import dev.signalbox.bench.measure.PhasePlan;
import dev.signalbox.bench.measure.Trial;
import dev.signalbox.bench.measure.Warming;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Plot;
import dev.signalbox.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What an inbox full of waiting events costs, and how long it takes to come up with it. */
public final class SizePart implements Part {

  /**
   * What was found in one round with an inbox of a size.
   *
   * @param bytes of its files
   * @param start after an orderly end
   * @param recovery after kill -9 under load
   * @param phase the load
   */
  private record Found(long bytes, Duration start, Duration recovery, Phase phase) {}

  @Override
  public String name() {
    return "size";
  }

  @Override
  public void run(Scene scene) throws Exception {
    Path filled = Files.createTempDirectory(scene.work(), "filled");
    Map<Integer, List<Found>> all = new TreeMap<>();
    for (int round = 0; round < scene.scale().rounds(); round++) {
      for (int events : scene.scale().sizes()) {
        all.computeIfAbsent(events, key -> new ArrayList<>()).add(trial(scene, filled, events));
      }
    }
    Folders.delete(filled);
    report(scene, all);
  }

  private static void report(Scene scene, Map<Integer, List<Found>> all) throws IOException {
    scene.report().head(2, "Against the size of the inbox");
    scene
        .report()
        .say(
            """
            SQLite, no handler: all events in the inbox wait. Each round begins with the same inbox, which is on the disk as a whole.
            Start is from the command to ready; recovery the same after a kill -9 under load. Ratios are to the smallest, round by
            round; medians of %d round(s).
            """
                .formatted(scene.scale().rounds()));
    int smallest = scene.scale().sizes().get(0);
    List<Phase> small = phases(all.get(smallest));
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
    all.forEach(
        (events, found) -> {
          List<Phase> phases = phases(found);
          table.row(
              Integer.toString(events),
              Figures.mebibytes(found.get(0).bytes()),
              Figures.of(seconds(found, Found::start)),
              Figures.of(seconds(found, Found::recovery)),
              Figures.of(Median.of(phases, Phase::rate)),
              Figures.of(ratio(phases, small, Phase::rate)),
              Figures.of(Median.of(phases, Phase::cpuMicros)),
              Figures.of(ratio(phases, small, Phase::cpuMicros)),
              Figures.of(Median.of(phases, phase -> phase.timed().millis(99))));
        });
    scene.report().table(table);
    for (int events : scene.scale().sizes().subList(1, all.size())) {
      scene
          .report()
          .quote(
              "With %,d waiting events an inbox accepts at **%s** of the rate with %,d, and is ready %s s after the command."
                  .formatted(
                      events,
                      Figures.of(ratio(phases(all.get(events)), small, Phase::rate)),
                      smallest,
                      Figures.of(seconds(all.get(events), Found::start))));
    }
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
                        all.entrySet().stream()
                            .map(
                                one ->
                                    new Plot.Point(
                                        one.getKey(),
                                        Median.of(phases(one.getValue()), Phase::cpuMicros)))
                            .toList()))
                .byFactors());
  }

  private static List<Phase> phases(List<Found> all) {
    return all.stream().map(Found::phase).toList();
  }

  private static double ratio(
      List<Phase> these, List<Phase> others, ToDoubleFunction<Phase> measure) {
    return Median.ratio(these, others, measure).orElse(Double.NaN);
  }

  private static double seconds(List<Found> all, Function<Found, Duration> time) {
    return Median.of(all, found -> time.apply(found).toMillis() / 1e3);
  }

  private static Found trial(Scene scene, Path filled, int events) throws Exception {
    Path folder = Files.createTempDirectory(scene.work(), "size");
    Path data = Files.createDirectories(SignalboxContender.data(folder));
    Path before = filled.resolve(Integer.toString(events));
    if (!Files.exists(before)) {
      Filling.fill(Files.createDirectories(before), events);
    }
    Folders.copyToDisk(before, data);
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
    return new Found(bytes, start, recovery, phase);
  }

  private static Duration recovery(
      Scene scene, Contender contender, Path folder, List<String> bodies) throws Exception {
    try (Trial killed = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      killed.warm(
          bodies,
          scene.scale().connections(),
          new Warming(Duration.ofSeconds(1), Duration.ofSeconds(1)));
      killed.service().process().kill();
    }
    try (Trial again = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      return again.started();
    }
  }
}

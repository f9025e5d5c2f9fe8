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
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Plot;
import dev.signalbox.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Accepting: verify, store durably, answer. */
public final class AcceptPart implements Part {

  private static final String USUAL = "1.2 kB, kept connections";
  private static final String NEW = "1.2 kB, a connection per request";
  private static final String HALF = "1.2 kB, at half of the top rate by the clock";
  private static final Map<String, Integer> SIZES = sizes();

  private final Map<Store, Map<String, List<Phase>>> phases = new EnumMap<>(Store.class);
  private final Map<Store, List<Books>> books = new EnumMap<>(Store.class);

  private static Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("0.5 kB, kept connections", 500);
    sizes.put("2 kB, kept connections", 2_000);
    sizes.put("20 kB, kept connections", 20_000);
    return sizes;
  }

  @Override
  public String name() {
    return "accept";
  }

  @Override
  public void run(Scene scene) throws Exception {
    for (int round = 0; round < scene.scale().rounds(); round++) {
      for (Store store : Store.values()) {
        trial(scene, store);
      }
    }
    OptionalDouble sqliteSyncs =
        SyncCount.of(scene, new SignalboxContender(scene.dist(), Store.SQLITE, Map.of()));
    report(scene, sqliteSyncs);
  }

  private void trial(Scene scene, Store store) throws Exception {
    Scale scale = scene.scale();
    Contender contender = new SignalboxContender(scene.dist(), store, Map.of());
    Path folder = Files.createTempDirectory(scene.work(), "accept");
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      List<String> usual = List.of(Bodies.message(1200));
      trial.warm(usual, scale.connections(), scale.warm());
      Phase top = keep(store, trial.run(closed(scale, USUAL, 1200).probed(scale.probe())));
      keep(store, trial.run(closed(scale, NEW, 1200).withNewConnections().probed(scale.probe())));
      keep(
          store,
          atHalf(trial, scale, PhasePlan.open(HALF, usual, top.rate() / 2, scale.measured())));
      for (Map.Entry<String, Integer> size : SIZES.entrySet()) {
        keep(store, trial.run(closed(scale, size.getKey(), size.getValue()).probed(scale.probe())));
      }
      books.computeIfAbsent(store, key -> new ArrayList<>()).add(trial.finish());
    }
    Folders.delete(folder);
  }

  /** Not before both sides have got used to this kind of load, which has other paths. */
  private static Phase atHalf(Trial trial, Scale scale, PhasePlan plan) throws Exception {
    PhasePlan lead =
        PhasePlan.open(
            plan.name(), plan.bodies(), plan.rate().orElseThrow(), Duration.ofSeconds(1));
    trial.warm(lead, scale.warm().half());
    return trial.run(plan);
  }

  private static PhasePlan closed(Scale scale, String name, int size) {
    Duration time = scale.measured();
    return PhasePlan.closed(name, List.of(Bodies.message(size)), scale.connections(), time);
  }

  private Phase keep(Store store, Phase phase) {
    phases
        .computeIfAbsent(store, key -> new LinkedHashMap<>())
        .computeIfAbsent(phase.plan().name(), key -> new ArrayList<>())
        .add(phase);
    return phase;
  }

  private void report(Scene scene, OptionalDouble sqliteSyncs) throws IOException {
    scene.report().head(2, "Accepting: verify, store, answer");
    scene
        .report()
        .say(
            """
            No handlers. %d connections in a closed model unless said otherwise; latencies are those of an open-model probe of %.0f/s
            beside it, counted from when a request was due. Ratios are to the same load with storing off, round by round; medians of %d
            round(s). Half of the top rate is put on for a while before it is measured. Syncs: PostgreSQL's of its log; SQLite's counted in a start of its own.
            """
                .formatted(
                    scene.scale().connections(), scene.scale().probe(), scene.scale().rounds()));
    for (String phase : phases.get(Store.OFF).keySet()) {
      scene.report().head(3, phase);
      List<Phase> off = phases.get(Store.OFF).get(phase);
      PhaseTable table = new PhaseTable("store", off);
      phases.forEach(
          (store, all) ->
              table.row(
                  store.title(),
                  all.get(phase),
                  store == Store.SQLITE && phase.equals(USUAL)
                      ? sqliteSyncs
                      : OptionalDouble.empty()));
      scene.report().table(table.table());
    }
    plot(scene);
    scene.report().head(3, "Books");
    Table table = new Table("store", "what became of acknowledged ids");
    books.forEach((store, all) -> all.forEach(one -> table.row(store.title(), one.text())));
    scene.report().table(table);
    if (!books.values().stream().flatMap(List::stream).allMatch(Books::balanced)) {
      scene.report().voided("acknowledged events are missing in a store; see the books");
    }
  }

  private void plot(Scene scene) throws IOException {
    Map<String, List<Plot.Point>> series = new LinkedHashMap<>();
    phases.forEach(
        (store, all) -> {
          List<Plot.Point> points = new ArrayList<>();
          points.add(new Plot.Point(1.2, Median.of(all.get(USUAL), Phase::allCpuMicros)));
          SIZES.forEach(
              (name, size) ->
                  points.add(
                      new Plot.Point(size / 1e3, Median.of(all.get(name), Phase::allCpuMicros))));
          points.sort((a, b) -> Double.compare(a.x(), b.x()));
          series.put(store.title(), points);
        });
    scene
        .report()
        .plot(
            "accept-cpu",
            Plot.lines("CPU time per accepted event", "body, kB", "µs", series).byFactors());
    Map<String, Double> bars = new LinkedHashMap<>();
    phases.forEach(
        (store, all) ->
            bars.put(
                store.title(),
                Median.ratio(all.get(USUAL), phases.get(Store.OFF).get(USUAL), Phase::rate)
                    .orElse(Double.NaN)));
    scene
        .report()
        .plot("accept-ratio", Plot.bars("Rate of accepting, storing off = 1", "ratio", bars));
    scene
        .report()
        .quote(
            "Accepting on SQLite reaches **%s** of the rate without a store, on PostgreSQL **%s** (1.2 kB, %d connections)."
                .formatted(
                    Figures.of(bars.get(Store.SQLITE.title())),
                    Figures.of(bars.get(Store.POSTGRES.title())),
                    scene.scale().connections()));
    List<Phase> sqlite = phases.get(Store.SQLITE).get(USUAL);
    scene
        .report()
        .quote(
            "An accepted event takes %s µs of CPU time and %s bytes of allocation on SQLite, %s µs and %s bytes without a store."
                .formatted(
                    Figures.of(Median.of(sqlite, Phase::cpuMicros)),
                    Figures.of(Median.ofPresent(sqlite, Phase::allocated)),
                    Figures.of(Median.of(phases.get(Store.OFF).get(USUAL), Phase::cpuMicros)),
                    Figures.of(
                        Median.ofPresent(phases.get(Store.OFF).get(USUAL), Phase::allocated))));
    scene
        .report()
        .quote(
            "At half of its top rate, 99 %% of the acknowledgements on SQLite come within %s ms."
                .formatted(
                    Figures.of(
                        Median.of(
                            phases.get(Store.SQLITE).get(HALF),
                            phase -> phase.timed().millis(99)))));
  }
}

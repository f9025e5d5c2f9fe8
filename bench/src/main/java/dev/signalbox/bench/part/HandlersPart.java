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
import dev.signalbox.bench.node.HandlerJars;
import dev.signalbox.bench.node.NodeApi;
import dev.signalbox.bench.process.RemoteJvm;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Plot;
import dev.signalbox.bench.report.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What each handler more costs, when it does nothing. */
public final class HandlersPart implements Part {

  private static final double MOST_PER_SECOND = 500;

  /**
   * What was found with so many handlers.
   *
   * @param count how many
   * @param started from the command to the last of them at work
   * @param memory in use after a collection, bytes
   * @param phase the load
   */
  private record Found(int count, Duration started, long memory, Phase phase) {}

  @Override
  public String name() {
    return "handlers";
  }

  @Override
  public void run(Scene scene) throws Exception {
    List<Found> all = new ArrayList<>();
    for (int count : scene.scale().handlers()) {
      all.add(trial(scene, count));
    }
    scene.report().head(2, "Each handler more");
    scene
        .report()
        .say(
            "Handlers that observe every message and do nothing, each a bundle with a CDI container and a"
                + " ledger of its own. All events are handled by all of them before costs are counted. SQLite.");
    Found one = all.get(0);
    Table table =
        new Table(
            "handlers",
            "start s",
            "in use after GC",
            "CPU µs/event",
            "of it per handler more",
            "memory per handler more");
    for (Found found : all) {
      double others = found.count() - one.count();
      table.row(
          Integer.toString(found.count()),
          Figures.of(found.started().toMillis() / 1e3),
          Figures.mebibytes(found.memory()),
          Figures.of(found.phase().cpuMicros()),
          Figures.of((found.phase().cpuMicros() - one.phase().cpuMicros()) / others),
          others == 0 ? "–" : Figures.mebibytes((found.memory() - one.memory()) / others));
    }
    scene.report().table(table);
    Found most = all.get(all.size() - 1);
    double more = most.count() - one.count();
    scene
        .report()
        .quote(
            "Each handler more takes %s µs of CPU time per event that it observes, and %s."
                .formatted(
                    Figures.of((most.phase().cpuMicros() - one.phase().cpuMicros()) / more),
                    Figures.mebibytes((most.memory() - one.memory()) / more)));
    scene
        .report()
        .plot(
            "handlers",
            Plot.lines(
                "CPU time per event, by number of handlers",
                "handlers",
                "µs",
                Map.of(
                    "SQLite",
                    all.stream()
                        .map(found -> new Plot.Point(found.count(), found.phase().cpuMicros()))
                        .toList())));
  }

  private static Found trial(Scene scene, int count) throws Exception {
    Path folder = Files.createTempDirectory(scene.work(), "handlers");
    List<Path> jars = HandlerJars.idle(folder.resolve("jars"), count);
    Contender contender = new SignalboxContender(scene.dist(), Store.SQLITE, jars, Map.of());
    List<String> bodies = List.of(Bodies.message(1200));
    // The same events for all, so that what is done for a batch does not differ, and as few as
    // fifty handlers can keep up with: what they owe from the warm-up would take minutes.
    double rate = Math.min(MOST_PER_SECOND, scene.scale().rates().get(0));
    PhasePlan plan = PhasePlan.open("handlers", bodies, rate, scene.scale().measured());
    long began = System.nanoTime();
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      NodeApi api = new NodeApi(trial.service().target().port());
      api.awaitRunning(count);
      Duration started = Duration.ofNanos(System.nanoTime() - began);
      trial.warm(PhasePlan.open("warm", bodies, rate, Duration.ofSeconds(1)), scene.scale().warm());
      api.awaitSettled();
      Phase phase = trial.run(plan, api::awaitSettled);
      long memory;
      try (RemoteJvm jvm = RemoteJvm.attach(trial.service().process().pid())) {
        memory = jvm.memoryInUse();
      }
      Books books = trial.finish();
      if (!books.balanced()) {
        scene.report().voided(count + " handlers: " + books.text());
      }
      Folders.delete(folder);
      return new Found(count, started, memory, phase);
    }
  }
}

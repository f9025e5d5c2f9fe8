package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.load.LoadResult;
import dev.signalbox.bench.measure.PhasePlan;
import dev.signalbox.bench.measure.Trial;
import dev.signalbox.bench.process.Syncs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/** Counts the syncs of a server per event, in a start of its own. */
final class SyncCount {

  private static final int EVENTS = 20_000;
  private static final int FEW = 1_000;

  private SyncCount() {}

  /** Empty where there is nothing to count them with. */
  static OptionalDouble of(Scene scene, Contender contender) throws Exception {
    if (!Syncs.countable()) {
      return OptionalDouble.empty();
    }
    Path folder = Files.createTempDirectory(scene.work(), "syncs");
    Syncs syncs = new Syncs(folder.resolve("syncs.txt"));
    PhasePlan plan =
        PhasePlan.closed(
            "syncs",
            List.of(Bodies.message(1200)),
            scene.scale().connections(),
            scene.scale().measured());
    double perEvent;
    try (Trial trial = Trial.start(scene.session(), contender, folder, syncs::counted)) {
      trial.load(plan, FEW);
      long before = syncs.count();
      LoadResult load = trial.load(plan, EVENTS);
      perEvent = (syncs.count() - before) / (double) load.accepted();
    }
    Folders.delete(folder);
    return OptionalDouble.of(perEvent);
  }
}

package dev.signalbox.bench.part;

import dev.signalbox.bench.body.Bodies;
import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.Peers;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Signalbox and others, one after the other in one run, on the same load. */
public final class PeersPart implements Part {

  private final Map<String, List<Phase>> phases = new LinkedHashMap<>();
  private final Map<String, List<Books>> books = new LinkedHashMap<>();
  private final Map<String, String> failed = new LinkedHashMap<>();

  @Override
  public String name() {
    return "peers";
  }

  @Override
  public void run(Scene scene) throws Exception {
    List<Contender> all = new ArrayList<>();
    for (Store store : Store.values()) {
      all.add(new SignalboxContender(scene.dist(), store, Map.of()));
    }
    all.addAll(Peers.of(scene.root()));
    List<Contender> here = all.stream().filter(one -> one.missing().isEmpty()).toList();
    for (int round = 0; round < scene.scale().rounds(); round++) {
      for (Contender contender : here) {
        attempt(scene, contender);
      }
    }
    scene.report().head(2, "Side by side");
    scene.report().say(explanation(scene.scale()));
    for (Contender contender : all) {
      if (contender.missing().isPresent()) {
        scene
            .report()
            .say("Not here: " + contender.name() + ", " + contender.missing().get() + ".");
      }
    }
    for (Map.Entry<String, String> one : failed.entrySet()) {
      scene.report().say("Did not run: " + one.getKey() + ", " + one.getValue() + ".");
    }
    report(scene);
  }

  /** One of the others that does not start, or takes nothing, ends neither the run nor the part. */
  private void attempt(Scene scene, Contender contender) throws Exception {
    if (failed.containsKey(contender.name())) {
      return;
    }
    try {
      trial(scene, contender);
    } catch (IOException | RuntimeException e) {
      if (contender instanceof SignalboxContender) {
        throw e;
      }
      System.err.println("bench: " + contender.name() + " failed: " + e);
      failed.put(contender.name(), firstLine(e));
      phases.remove(contender.name());
      books.remove(contender.name());
    }
  }

  private static String firstLine(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.getClass().getName());
  }

  private static String explanation(Scale scale) {
    return """
        The same load for each in turn: 1.2 kB, %d kept connections in a closed model, unique ids, a probe of %.0f/s beside it;
        medians of %d round(s). Each program is under `bench/peers`, set up as its own documentation says, with one process on its
        default settings. Those that store in PostgreSQL have a server of their own each, on its default settings, that has written a
        gigabyte of log before, so that it has its log files. Ratios are to Signalbox on SQLite. `webhook` cannot check Linq's signature: it gets an HMAC over the body
        alone, starts `/bin/true` for each event and answers without waiting for it.
        """
        .formatted(scale.connections(), scale.probe(), scale.rounds());
  }

  private void trial(Scene scene, Contender contender) throws Exception {
    Scale scale = scene.scale();
    List<String> bodies = List.of(Bodies.message(1200));
    Path folder = Files.createTempDirectory(scene.work(), "peers");
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      trial.warm(bodies, scale.connections(), scale.warm());
      PhasePlan plan =
          PhasePlan.closed(contender.name(), bodies, scale.connections(), scale.measured())
              .probed(scale.probe());
      phases.computeIfAbsent(contender.name(), key -> new ArrayList<>()).add(trial.run(plan));
      books.computeIfAbsent(contender.name(), key -> new ArrayList<>()).add(trial.finish());
    }
    Folders.delete(folder);
  }

  private void report(Scene scene) throws IOException {
    List<Phase> signalbox = phases.get("Signalbox, " + Store.SQLITE.title());
    PhaseTable table = new PhaseTable("program", signalbox);
    phases.forEach(table::row);
    scene.report().table(table.table());
    Map<String, Double> bars = new LinkedHashMap<>();
    phases.forEach(
        (name, all) ->
            bars.put(name, Median.ratio(all, signalbox, Phase::rate).orElse(Double.NaN)));
    scene
        .report()
        .plot("peers", Plot.bars("Rate of accepting, Signalbox on SQLite = 1", "ratio", bars));
    for (String name : phases.keySet()) {
      if (name.startsWith("Node") && name.endsWith("PostgreSQL")) {
        quote(scene, Store.SQLITE, name);
        quote(scene, Store.POSTGRES, name);
      }
    }
    Table bookTable = new Table("program", "what became of acknowledged ids");
    books.forEach((name, all) -> all.forEach(one -> bookTable.row(name, one.text())));
    scene.report().table(bookTable);
    if (!books.values().stream().flatMap(List::stream).allMatch(Books::balanced)) {
      scene.report().voided("acknowledged events are missing in a store; see the books");
    }
  }

  private void quote(Scene scene, Store store, String other) throws IOException {
    List<Phase> signalbox = phases.get("Signalbox, " + store.title());
    String ratio = Figures.of(Median.ratio(signalbox, phases.get(other), Phase::rate));
    scene
        .report()
        .quote(
            "Signalbox on %s accepts **%s times** as much as %s."
                .formatted(store.title(), ratio, other));
  }
}

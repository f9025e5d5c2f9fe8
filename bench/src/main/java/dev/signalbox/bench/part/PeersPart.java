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
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Signalbox and others, one after the other in one run, on the same load. */
public final class PeersPart implements Part {

  /** By program and number of connections. */
  private final Map<String, Map<Integer, List<Phase>>> phases = new LinkedHashMap<>();

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
        attempt(scene, contender, round);
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
  private void attempt(Scene scene, Contender contender, int round) throws Exception {
    if (failed.containsKey(contender.name())) {
      return;
    }
    try {
      trial(scene, contender, round);
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
        The same load for each in turn: 1.2 kB, %s kept connections in a closed model one after the other, beginning with another number
        in each round, unique ids, a probe of %.0f/s beside it; medians of %d round(s). A program's top rate is that with the number of
        connections at which it is fastest; ratios of top rates are taken round by round. Each program is under `bench/peers`, set up as its own documentation says, with one process on its
        default settings. Those that store in PostgreSQL have a server of their own each, on its default settings, that has all its
        log files, as one in use. Ratios are to Signalbox on SQLite. `webhook` cannot check Linq's signature: it gets an HMAC over the body
        alone, starts `/bin/true` for each event and answers without waiting for it.
        """
        .formatted(listed(scale.senders()), scale.probe(), scale.rounds());
  }

  private static String listed(List<Integer> numbers) {
    return String.join(", ", numbers.stream().map(String::valueOf).toList());
  }

  private void trial(Scene scene, Contender contender, int round) throws Exception {
    Scale scale = scene.scale();
    List<String> bodies = List.of(Bodies.message(1200));
    Path folder = Files.createTempDirectory(scene.work(), "peers");
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      trial.warm(bodies, scale.connections(), scale.warm());
      List<Integer> senders = new ArrayList<>(scale.senders());
      Collections.rotate(senders, -round);
      for (int connections : senders) {
        PhasePlan plan =
            PhasePlan.closed(contender.name(), bodies, connections, scale.measured())
                .probed(scale.probe());
        Phase phase = trial.run(plan);
        phases
            .computeIfAbsent(contender.name(), key -> new TreeMap<>())
            .computeIfAbsent(connections, key -> new ArrayList<>())
            .add(phase);
      }
      books.computeIfAbsent(contender.name(), key -> new ArrayList<>()).add(trial.finish());
    }
    Folders.delete(folder);
  }

  private void report(Scene scene) throws IOException {
    String signalbox = "Signalbox, " + Store.SQLITE.title();
    int connections = scene.scale().connections();
    scene.report().head(3, connections + " connections");
    PhaseTable table = new PhaseTable("program", phases.get(signalbox).get(connections));
    phases.forEach((name, all) -> table.row(name, all.get(connections)));
    scene.report().table(table.table());
    scene.report().head(3, "Top rates");
    scene.report().table(topTable(scene.scale().senders(), signalbox));
    Map<String, Double> bars = new LinkedHashMap<>();
    phases.keySet().forEach(name -> bars.put(name, ratio(name, signalbox)));
    scene
        .report()
        .plot("peers", Plot.bars("Top rate of accepting, Signalbox on SQLite = 1", "ratio", bars));
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

  private Table topTable(List<Integer> senders, String reference) {
    List<String> columns = new ArrayList<>(List.of("program"));
    senders.forEach(number -> columns.add("events/s, " + number));
    senders.forEach(number -> columns.add("p99 ms, " + number));
    columns.add("ratio of top rates");
    Table table = new Table(columns.toArray(String[]::new));
    phases.forEach(
        (name, all) -> {
          List<String> row = new ArrayList<>(List.of(name));
          senders.forEach(number -> row.add(Figures.of(Median.of(all.get(number), Phase::rate))));
          senders.forEach(
              number ->
                  row.add(
                      Figures.of(Median.of(all.get(number), phase -> phase.timed().millis(99)))));
          row.add(Figures.of(ratio(name, reference)));
          table.row(row.toArray(String[]::new));
        });
    return table;
  }

  private double ratio(String name, String other) {
    return Median.ratio(tops(name), tops(other), Double::doubleValue).orElse(Double.NaN);
  }

  /** The highest rate of each round. */
  private List<Double> tops(String name) {
    Collection<List<Phase>> all = phases.get(name).values();
    int rounds = all.stream().mapToInt(List::size).min().orElse(0);
    return IntStream.range(0, rounds)
        .mapToObj(
            round -> all.stream().mapToDouble(some -> some.get(round).rate()).max().orElseThrow())
        .toList();
  }

  private void quote(Scene scene, Store store, String other) throws IOException {
    String ratio = Figures.of(ratio("Signalbox, " + store.title(), other));
    scene
        .report()
        .quote(
            "Signalbox on %s accepts **%s times** as much as %s (each with as many of %s connections as it is fastest with)."
                .formatted(store.title(), ratio, other, listed(scene.scale().senders())));
  }
}

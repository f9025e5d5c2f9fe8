package dev.signalbox.bench.part;

import dev.signalbox.bench.contender.Contender;
import dev.signalbox.bench.contender.Launch;
import dev.signalbox.bench.contender.SignalboxContender;
import dev.signalbox.bench.contender.Store;
import dev.signalbox.bench.measure.Books;
import dev.signalbox.bench.measure.Phase;
import dev.signalbox.bench.measure.PhasePlan;
import dev.signalbox.bench.measure.Trial;
import dev.signalbox.bench.node.HandlerJars;
import dev.signalbox.bench.node.HandlerState;
import dev.signalbox.bench.node.LagWatch;
import dev.signalbox.bench.node.NodeApi;
import dev.signalbox.bench.report.Figures;
import dev.signalbox.bench.report.Plot;
import dev.signalbox.bench.report.Report;
import dev.signalbox.bench.report.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** From the delivery to the return of the five handlers, on SQLite. */
public final class EndToEndPart implements Part {

  private static final String SWAPPED = "handlers-message";
  private static final String NEXT_VERSION = "0.1.1";
  private static final int TEN_MINUTES = 600;
  private static final Duration SLICE = Duration.ofSeconds(1);

  /** Later than this share of the load's own time after it, handlers have not kept up with it. */
  private static final double BEHIND = 0.1;

  @Override
  public String name() {
    return "end-to-end";
  }

  @Override
  public void run(Scene scene) throws Exception {
    List<Path> jars = scene.dist().handlers();
    Contender contender = new SignalboxContender(scene.dist(), Store.SQLITE, jars, Map.of());
    Path folder = Files.createTempDirectory(scene.work(), "end-to-end");
    scene.report().head(2, "End to end: delivered to handled");
    scene
        .report()
        .say(
            """
            The five handlers with their tables, on SQLite; deliveries by the clock (an open model). Each event goes to the handlers
            that observe its type. Rounds of: %s.
            """
                .formatted(Mix.types()));
    try (Trial trial = Trial.start(scene.session(), contender, folder, Launch.PLAIN)) {
      NodeApi api = new NodeApi(trial.service().target().port());
      api.awaitRunning(jars.size());
      trial.warm(PhasePlan.open("warm", Mix.bodies(), usual(scene), SLICE), scene.scale().warm());
      api.awaitSettled();
      double kept = rising(scene, trial, api);
      backlog(scene, trial, api);
      swap(scene, trial, api, folder, kept / 2);
      books(scene.report(), trial, api);
    }
    Folders.delete(folder);
  }

  /** Of the rates, one in the middle: what is taken faster than it is handled is a backlog then. */
  private static double usual(Scene scene) {
    List<Integer> rates = scene.scale().rates();
    return rates.get((rates.size() - 1) / 2);
  }

  /** The highest rate that handlers kept up with. */
  private double rising(Scene scene, Trial trial, NodeApi api) throws Exception {
    Table table =
        new Table(
            "deliveries/s asked for",
            "taken/s",
            "handled/s",
            "worst lag, events",
            "caught up after, s",
            "p50 ms",
            "p99 ms",
            "CPU µs/event",
            "allocated B/event");
    Map<String, List<Plot.Point>> lags = new LinkedHashMap<>();
    double kept = scene.scale().rates().get(0);
    for (int rate : scene.scale().rates()) {
      AtomicLong caughtUp = new AtomicLong();
      try (LagWatch watch = new LagWatch(api)) {
        Phase phase =
            trial.run(
                PhasePlan.open("rate " + rate, Mix.bodies(), rate, scene.scale().measured()),
                () -> caughtUp.set(nanosUntilSettled(api)));
        double seconds = caughtUp.get() / 1e9;
        double load = phase.load().took().toNanos() / 1e9;
        table.row(
            Integer.toString(rate),
            Figures.of(phase.rate()),
            Figures.of(phase.load().accepted() / (load + seconds)),
            Figures.of(watch.worst()),
            Figures.of(seconds),
            Figures.of(phase.load().millis(50)),
            Figures.of(phase.load().millis(99)),
            Figures.of(phase.cpuMicros()),
            Figures.of(phase.allocated()));
        lags.put(rate + "/s", watch.points());
        if (phase.rate() < 0.95 * rate || seconds > BEHIND * load) {
          break;
        }
        kept = rate;
      }
    }
    scene.report().head(3, "Rising rates");
    scene.report().table(table);
    scene
        .report()
        .say(
            "The last row may be the first that was too much: its handlers were not done when a tenth of the"
                + " load's own time had passed after it.");
    scene
        .report()
        .quote(
            "The five handlers keep up with **%s** deliveries/s end to end, on %d processors with the load generator beside."
                .formatted(Figures.of(kept), Runtime.getRuntime().availableProcessors()));
    scene.report().plot("lag", Plot.lines("Lag of the slowest handler", "s", "events", lags));
    return kept;
  }

  private static long nanosUntilSettled(NodeApi api) throws IOException, InterruptedException {
    long began = System.nanoTime();
    api.awaitSettled();
    return System.nanoTime() - began;
  }

  private void backlog(Scene scene, Trial trial, NodeApi api) throws Exception {
    int events = scene.scale().backlogRate() * TEN_MINUTES;
    api.pause(true);
    trial.load(
        PhasePlan.closed(
            "backlog", Mix.bodies(), scene.scale().connections(), Duration.ofMinutes(10)),
        events);
    api.pause(false);
    double seconds = nanosUntilSettled(api) / 1e9;
    scene.report().head(3, "A backlog of ten minutes");
    scene
        .report()
        .table(
            new Table("events that waited", "as if per second", "drained in s", "handled/s")
                .row(
                    Integer.toString(events),
                    Integer.toString(scene.scale().backlogRate()),
                    Figures.of(seconds),
                    Figures.of(events / seconds)));
  }

  private void swap(Scene scene, Trial trial, NodeApi api, Path folder, double rate)
      throws Exception {
    PhasePlan plan = PhasePlan.open("swap", Mix.bodies(), rate, scene.scale().measured());
    Table table =
        new Table("load of " + Figures.of(rate) + "/s", "p50 ms", "p99 ms", "worst lag, events");
    table.row(watched(trial, api, plan, "undisturbed"));
    Path jar;
    try (var jars = Files.list(SignalboxContender.handlers(folder))) {
      jar =
          jars.filter(one -> one.getFileName().toString().contains(SWAPPED))
              .findFirst()
              .orElseThrow();
    }
    CompletableFuture<Double> swapped =
        CompletableFuture.supplyAsync(
            () -> swapSeconds(api, jar),
            CompletableFuture.delayedExecutor(
                plan.duration().toMillis() / 3, TimeUnit.MILLISECONDS));
    table.row(watched(trial, api, plan, "with " + SWAPPED + " swapped"));
    scene.report().head(3, "A handler is swapped");
    scene.report().table(table);
    scene
        .report()
        .say(
            "From the new jar in the folder to the new version at work: "
                + Figures.of(swapped.join())
                + " s.");
  }

  private static String[] watched(Trial trial, NodeApi api, PhasePlan plan, String name)
      throws Exception {
    try (LagWatch watch = new LagWatch(api)) {
      Phase phase = trial.run(plan, api::awaitSettled);
      return new String[] {
        name,
        Figures.of(phase.load().millis(50)),
        Figures.of(phase.load().millis(99)),
        Figures.of(watch.worst())
      };
    }
  }

  private static double swapSeconds(NodeApi api, Path jar) {
    try {
      long began = System.nanoTime();
      HandlerJars.swap(jar, NEXT_VERSION);
      api.awaitVersion(SWAPPED, NEXT_VERSION);
      return (System.nanoTime() - began) / 1e9;
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  private void books(Report report, Trial trial, NodeApi api) throws Exception {
    Table table = new Table("handler", "handled", "dead letters", "waiting");
    boolean done = true;
    api.awaitSettled();
    for (HandlerState handler : api.handlers()) {
      done &= handler.settled() && handler.dead() == 0;
      table.row(
          handler.name(),
          Long.toString(handler.handled()),
          Long.toString(handler.dead()),
          Long.toString(handler.lag() + handler.retrying()));
    }
    Books books = trial.finish();
    report.head(3, "Books");
    report.table(table);
    report.say("Ids: " + books.text() + ".");
    if (!done || !books.balanced()) {
      report.voided("not every event that was acknowledged was stored and handled");
    }
  }
}

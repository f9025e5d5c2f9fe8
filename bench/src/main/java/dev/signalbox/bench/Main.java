package dev.signalbox.bench;

import dev.signalbox.bench.contender.Dist;
import dev.signalbox.bench.measure.Session;
import dev.signalbox.bench.part.AcceptPart;
import dev.signalbox.bench.part.EndToEndPart;
import dev.signalbox.bench.part.HandlersPart;
import dev.signalbox.bench.part.Part;
import dev.signalbox.bench.part.PeersPart;
import dev.signalbox.bench.part.Scale;
import dev.signalbox.bench.part.Scene;
import dev.signalbox.bench.part.SizePart;
import dev.signalbox.bench.report.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The bench. */
@Command(
    name = "bench/run",
    mixinStandardHelpOptions = true,
    description = "Measures what Signalbox costs, beside others, and writes a report.",
    footer = "Ends with 1 when a run is void: acknowledged events were missing in a store.")
public final class Main implements Callable<Integer> {

  @Option(names = "--quick", description = "Everything once; under ten minutes on two cores.")
  private boolean quick;

  @Option(
      names = "--smoke",
      description = "Only to see that everything runs; the figures mean nothing.")
  private boolean smoke;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "PART",
      description = "Only these parts: accept, peers, end-to-end, handlers, size.")
  private List<String> only = List.of();

  @Option(names = "--root", hidden = true)
  private Path root = Path.of(".");

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where the report goes; default: bench/results.")
  private Path out;

  private Main() {}

  /** The command. */
  public static void main(String[] arguments) {
    System.setProperty("java.awt.headless", "true");
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    long began = System.nanoTime();
    Path home = root.toAbsolutePath().normalize();
    Report report = new Report(out == null ? home.resolve("bench/results") : out);
    Scale scale = smoke ? Scale.smoke() : quick ? Scale.quick() : Scale.full();
    Path work = Files.createDirectories(home.resolve("bench/target/work"));
    Clock clock = Clock.systemUTC();
    Scene scene = new Scene(home, work, Dist.in(home), new Session(clock), scale, report, Map.of());
    report.head(1, "What Signalbox costs");
    for (Part part : parts()) {
      System.err.println("bench: " + part.name());
      part.run(scene);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    report.say("The run took " + took.toSeconds() + " s.");
    return report.hasVoid() ? 1 : 0;
  }

  private List<Part> parts() {
    Map<String, Part> all =
        List.of(
                new AcceptPart(),
                new PeersPart(),
                new EndToEndPart(),
                new HandlersPart(),
                new SizePart())
            .stream()
            .collect(Collectors.toMap(Part::name, part -> part, (a, b) -> a, LinkedHashMap::new));
    only.stream()
        .filter(name -> !all.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "there is no part " + name + "; there are " + all.keySet());
            });
    return all.values().stream()
        .filter(part -> only.isEmpty() || only.contains(part.name()))
        .toList();
  }
}
